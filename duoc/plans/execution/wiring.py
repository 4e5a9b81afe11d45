"""What carrying out hears from below: a plan was issued, a calendar asks for deadlines."""

from duoc.kit.notices.feed import set_event_provider
from duoc.plans.documents.signals import plan_issued
from duoc.plans.execution.feed import calendar_events
from duoc.plans.execution.services.telling import tell_issued

set_event_provider(calendar_events)
plan_issued.connect(tell_issued, dispatch_uid="execution.tell_issued")
