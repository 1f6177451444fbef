"""A clinic's own facts as typed, validated data: one YAML file a clinic.

`load.load_clinic()` reads one; without a path it is the demo clinic.
"""
