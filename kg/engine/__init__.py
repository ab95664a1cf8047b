"""Do the same work on many items: in this process, in processes of this machine, or on a cluster."""
