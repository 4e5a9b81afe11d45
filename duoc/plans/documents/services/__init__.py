"""Every write of a plan as a document: importing, editing with undo, marking, issuing, amending."""
