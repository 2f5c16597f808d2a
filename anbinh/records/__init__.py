"""The committee's books, one room each.

movement, outreach, hotspots, oversight and warnings stand over cases and programme, which stand over intake;
rooms beside each other never import each other.
"""
