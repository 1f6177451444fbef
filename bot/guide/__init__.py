"""The guide as typed, validated data.

`load.guide()` gives the guide, `safety.safety()` the safety facts that supplement it, `facts.facts()`
what a sentence is filled with. Plain Python: nothing here knows about Rasa or the web.
"""
