"""What people see: the shell, the components with their gallery, the doors a request passes.

Refuses: knowing any record, unit or role by name. Stands on: kernels.vietnamese.
"""
