"""The front desk's console: server-rendered pages below ``/desk`` for the people who work at the clinic."""
