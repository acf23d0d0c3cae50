"""What always holds between the rows of a sound register, whatever its users did: each SELECT counts the exceptions."""

INVARIANTS = {
    "seats held by two people on one day": """
        SELECT count(*) FROM term AS one JOIN term AS other ON other.seat_id = one.seat_id AND other.id > one.id
        WHERE (other.ends IS NULL OR one.starts <= other.ends) AND (one.ends IS NULL OR other.starts <= one.ends)
    """,
    "terms that end before they start": "SELECT count(*) FROM term WHERE ends < starts",
    "paid claims without a day": "SELECT count(*) FROM claim WHERE state = 'paid' AND paid_on IS NULL",
    "approved claims that nobody approved": """
        SELECT count(*) FROM claim WHERE state = 'approved' AND (approved_on IS NULL OR approved_by = '')
    """,
    "claims of no person": "SELECT count(*) FROM claim WHERE person_id NOT IN (SELECT id FROM person)",
    "voices counted of people who did not come": """
        SELECT count(*) FROM voice_fact JOIN attendance ON attendance.id = voice_fact.attendance_id
        WHERE attendance.came NOT IN ('came', 'came for part')
    """,
    "actions without anyone who did them": """
        SELECT count(*) FROM journal_entry WHERE group_id NOT IN (SELECT id FROM journal_group)
    """,
}
