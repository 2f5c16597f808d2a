"""Conferences: agenda, invitations to the units of the day, roll-call of the points, questions, conclusions that become tasks."""
