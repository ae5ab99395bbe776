"""A module of multiprocessing can be imported before its package."""
import multiprocessing.context

print(multiprocessing.context.__name__)  # expect: multiprocessing.context
