"""The running system: its processes, who watches over them, and the demo."""
