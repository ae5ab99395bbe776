"""What still runs when the interpreter ends."""
import subprocess
import sys

code = """if 1:
    import threading

    def loop():
        while True:
            pass

    class Cycle:
        def __init__(self):
            self.self_ref = self
            self.thread = threading.Thread(target=loop, daemon=True)
            self.thread.start()

        def __del__(self):
            try:
                self.thread.join()
            except PythonFinalizationError as e:
                print(e, self.thread.is_alive())

    Cycle()
"""
p = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True)
print(p.returncode, p.stdout.strip(), repr(p.stderr))  # expect: 0 cannot join thread at interpreter shutdown True ''
