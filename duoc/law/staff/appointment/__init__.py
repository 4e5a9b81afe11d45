"""Appointment of principals and deputies: votes, terms, conditions."""

from duoc.law.staff.appointment.rules import RULE as APPOINTMENT
from duoc.law.staff.appointment.terms import Term, TermPlan, appointment_term, reappointment
from duoc.law.staff.appointment.votes import Ballot, Vote, appointment_vote

__all__ = ["APPOINTMENT", "Ballot", "Term", "TermPlan", "Vote", "appointment_term", "appointment_vote", "reappointment"]
