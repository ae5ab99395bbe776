# The build describes itself; test.support decides by these.
import sys
import sysconfig

if sys.implementation.name == 'typhon':
    assert sys.implementation.cache_tag == 'typhon-314'
    assert sysconfig.get_config_var('Py_GIL_DISABLED') == 1
    assert sysconfig.get_config_var('abi_thread') == 't'
    assert sysconfig.get_config_var('Py_HASH_ALGORITHM') == 0
    assert not sys._is_gil_enabled()
print(sysconfig.get_config_var('Py_DEBUG'), sysconfig.get_python_version())  # expect: 0 3.14
