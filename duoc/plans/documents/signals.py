"""What areas above want to hear of plans, without documents knowing them."""

from django.dispatch import Signal

plan_issued = Signal()  # plan=Plan, inside the transaction that put it in force
