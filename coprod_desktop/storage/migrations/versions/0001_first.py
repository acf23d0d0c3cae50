"""The first schema: everything the main job needs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table('attachment',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('name', sa.String(length=200), nullable=False),
        sa.Column('media_type', sa.String(length=100), nullable=False),
        sa.Column('size', sa.Integer(), nullable=False),
        sa.Column('content_hash', sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_attachment_content_hash'), 'attachment', ['content_hash'], unique=False)
    op.create_table('attachment_content',
        sa.Column('content_hash', sa.String(length=64), nullable=False),
        sa.Column('content', sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint('content_hash')
        )
    op.create_table('baseline',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('name', sa.String(length=200), nullable=False),
        sa.Column('source', sa.String(length=500), nullable=False),
        sa.Column('source_day', sa.Date(), nullable=True),
        sa.Column('place', sa.String(length=200), nullable=False),
        sa.Column('age_range', sa.String(length=100), nullable=False),
        sa.Column('question_key', sa.String(length=40), nullable=False),
        sa.Column('partial', sa.Boolean(), nullable=False),
        sa.Column('note', sa.String(length=1000), nullable=False),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_table('board',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('name', sa.String(length=200), nullable=False),
        sa.Column('finance_name', sa.String(length=60), nullable=False),
        sa.Column('purpose', sa.String(length=1000), nullable=False),
        sa.Column('topics', sa.String(length=500), nullable=False),
        sa.Column('host', sa.String(length=200), nullable=False),
        sa.Column('stage', sa.String(), nullable=False),
        sa.Column('cost_code', sa.String(length=40), nullable=False),
        sa.Column('expenses_code', sa.String(length=40), nullable=False),
        sa.Column('target_new', sa.Integer(), nullable=False),
        sa.Column('started', sa.Date(), nullable=True),
        sa.Column('ended', sa.Date(), nullable=True),
        sa.Column('search_text', sa.String(), nullable=False),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_board_search_text'), 'board', ['search_text'], unique=False)
    op.create_table('journal_group',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('label', sa.String(), nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('actor_id', BIG_ID, nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('takes_back', BIG_ID, nullable=True),
        sa.Column('sealed', sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_journal_group_actor_id'), 'journal_group', ['actor_id'], unique=False)
    op.create_index(op.f('ix_journal_group_takes_back'), 'journal_group', ['takes_back'], unique=False)
    op.create_table('organisation_setting',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('key', sa.String(length=60), nullable=False),
        sa.Column('value', sa.String(), nullable=False),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('key')
        )
    op.create_table('person',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('name', sa.String(length=200), nullable=False),
        sa.Column('legal_name', sa.String(length=200), nullable=False),
        sa.Column('pronouns', sa.String(length=40), nullable=False),
        sa.Column('born', sa.Date(), nullable=True),
        sa.Column('address', sa.String(length=500), nullable=False),
        sa.Column('town', sa.String(length=100), nullable=False),
        sa.Column('postcode', sa.String(length=12), nullable=False),
        sa.Column('phone', sa.String(length=40), nullable=False),
        sa.Column('mobile', sa.String(length=40), nullable=False),
        sa.Column('email', sa.String(length=254), nullable=False),
        sa.Column('preferred_reach', sa.String(), nullable=False),
        sa.Column('good_times', sa.String(length=200), nullable=False),
        sa.Column('safe_post', sa.Boolean(), nullable=False),
        sa.Column('safe_voicemail', sa.Boolean(), nullable=False),
        sa.Column('safe_text', sa.Boolean(), nullable=False),
        sa.Column('safe_say_who', sa.Boolean(), nullable=False),
        sa.Column('language', sa.String(length=10), nullable=False),
        sa.Column('paper_form', sa.String(), nullable=False),
        sa.Column('communication', sa.String(length=500), nullable=False),
        sa.Column('topics', sa.String(length=500), nullable=False),
        sa.Column('skills', sa.String(length=500), nullable=False),
        sa.Column('wants', sa.String(length=1000), nullable=False),
        sa.Column('emergency_contact', sa.String(length=200), nullable=False),
        sa.Column('heard_how', sa.String(length=200), nullable=False),
        sa.Column('joined', sa.Date(), nullable=True),
        sa.Column('status', sa.String(), nullable=False),
        sa.Column('resting_until', sa.Date(), nullable=True),
        sa.Column('taken_before', sa.String(), nullable=False),
        sa.Column('days_declared', sa.Integer(), nullable=True),
        sa.Column('needs_asked', sa.String(), nullable=False),
        sa.Column('needs_reviewed_on', sa.Date(), nullable=True),
        sa.Column('payment_choice', sa.String(), nullable=False),
        sa.Column('payment_note', sa.String(length=200), nullable=False),
        sa.Column('check_first', sa.String(), nullable=False),
        sa.Column('supplier_number', sa.String(length=40), nullable=False),
        sa.Column('note', sa.String(length=4000), nullable=False),
        sa.Column('sort_key', sa.String(), nullable=False),
        sa.Column('search_text', sa.String(), nullable=False),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index('ix_person_search', 'person', ['sort_key', 'id', 'search_text'], unique=False)
    op.create_index('ix_person_standing', 'person', ['status', 'joined', 'needs_asked', 'taken_before', 'resting_until'], unique=False)
    op.create_table('question_set',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('key', sa.String(length=40), nullable=False),
        sa.Column('version_no', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=200), nullable=False),
        sa.Column('source', sa.String(length=500), nullable=False),
        sa.Column('from_day', sa.Date(), nullable=False),
        sa.Column('to_day', sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('key', 'version_no')
        )
    op.create_table('register_key',
        sa.Column('name', sa.String(length=40), nullable=False),
        sa.Column('key', sa.LargeBinary(), nullable=False),
        sa.Column('made_by', BIG_ID, nullable=False),
        sa.PrimaryKeyConstraint('name')
        )
    op.create_table('scheme',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('name', sa.String(length=80), nullable=False),
        sa.Column('basis', sa.String(), nullable=False),
        sa.Column('half_day_minutes', sa.Integer(), nullable=False),
        sa.Column('day_minutes', sa.Integer(), nullable=False),
        sa.Column('cap_per_date_pence', sa.Integer(), nullable=True),
        sa.Column('preparation', sa.String(), nullable=False),
        sa.Column('time_step_minutes', sa.Integer(), nullable=False),
        sa.Column('late_percent', sa.Integer(), nullable=False),
        sa.Column('late_working_days', sa.Integer(), nullable=False),
        sa.Column('deadline_unit', sa.String(), nullable=False),
        sa.Column('deadline_count', sa.Integer(), nullable=False),
        sa.Column('receipts', sa.String(), nullable=False),
        sa.Column('receipts_over_pence', sa.Integer(), nullable=False),
        sa.Column('breakfast_cap_pence', sa.Integer(), nullable=True),
        sa.Column('breakfast_left_before', sa.Time(), nullable=True),
        sa.Column('lunch_cap_pence', sa.Integer(), nullable=True),
        sa.Column('dinner_cap_pence', sa.Integer(), nullable=True),
        sa.Column('dinner_back_after', sa.Time(), nullable=True),
        sa.Column('mileage_band', sa.String(), nullable=False),
        sa.Column('mileage_capped_at_fare', sa.Boolean(), nullable=False),
        sa.Column('payment_route', sa.String(), nullable=False),
        sa.Column('home_travel_tax', sa.String(), nullable=False),
        sa.Column('note', sa.String(length=2000), nullable=False),
        sa.Column('confirmed_on', sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_table('staff_user',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('name', sa.String(length=120), nullable=False),
        sa.Column('email', sa.String(length=254), nullable=False),
        sa.Column('left_on', sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_table('usual_adjustment',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('need', sa.String(length=120), nullable=False),
        sa.Column('category', sa.String(), nullable=False),
        sa.Column('what', sa.String(length=200), nullable=False),
        sa.Column('who', sa.String(length=120), nullable=False),
        sa.Column('lead_days', sa.Integer(), nullable=False),
        sa.Column('cost_pence', sa.Integer(), nullable=False),
        sa.Column('shared', sa.Boolean(), nullable=False),
        sa.Column('picture', sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('need')
        )
    op.create_table('wording',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('row_id', BIG_ID, nullable=False),
        sa.Column('language', sa.String(length=10), nullable=False),
        sa.Column('text', sa.String(length=300), nullable=False),
        sa.Column('help', sa.String(length=500), nullable=False),
        sa.Column('draft', sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('row_id', 'language')
        )
    op.create_index(op.f('ix_wording_row_id'), 'wording', ['row_id'], unique=False)
    op.create_table('access_need',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('category', sa.String(), nullable=False),
        sa.Column('need', sa.String(length=120), nullable=False),
        sa.Column('detail', sa.String(length=500), nullable=False),
        sa.Column('sure', sa.Boolean(), nullable=False),
        sa.Column('share_with_venue', sa.Boolean(), nullable=False),
        sa.Column('reviewed_on', sa.Date(), nullable=True),
        sa.Column('person_id', BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_access_need_person_id'), 'access_need', ['person_id'], unique=False)
    op.create_table('baseline_value',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('baseline_id', BIG_ID, nullable=False),
        sa.Column('level_no', sa.Integer(), nullable=False),
        sa.Column('category_key', sa.String(length=40), nullable=False),
        sa.Column('share', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['baseline_id'], ['baseline.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('baseline_id', 'level_no', 'category_key')
        )
    op.create_index(op.f('ix_baseline_value_baseline_id'), 'baseline_value', ['baseline_id'], unique=False)
    op.create_table('connection',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('person_id', BIG_ID, nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('person_id', 'kind')
        )
    op.create_index(op.f('ix_connection_person_id'), 'connection', ['person_id'], unique=False)
    op.create_table('journal_entry',
        sa.Column('sequence', BIG_ID, nullable=False),
        sa.Column('group_id', BIG_ID, nullable=False),
        sa.Column('actor_id', BIG_ID, nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('entity', sa.String(), nullable=False),
        sa.Column('entity_id', BIG_ID, nullable=False),
        sa.Column('before', sa.String(), nullable=True),
        sa.Column('after', sa.String(), nullable=True),
        sa.Column('salt', sa.LargeBinary(), nullable=True),
        sa.Column('commitment', sa.LargeBinary(), nullable=False),
        sa.Column('mac', sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(['group_id'], ['journal_group.id'], ),
        sa.PrimaryKeyConstraint('sequence')
        )
    op.create_index(op.f('ix_journal_entry_entity_id'), 'journal_entry', ['entity_id'], unique=False)
    op.create_index(op.f('ix_journal_entry_group_id'), 'journal_entry', ['group_id'], unique=False)
    op.create_table('meeting',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('title', sa.String(length=200), nullable=False),
        sa.Column('finance_name', sa.String(length=60), nullable=False),
        sa.Column('about', sa.String(length=300), nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('way', sa.String(), nullable=False),
        sa.Column('stage', sa.String(), nullable=False),
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('starts', sa.Time(), nullable=False),
        sa.Column('ends', sa.Time(), nullable=False),
        sa.Column('break_at', sa.Time(), nullable=True),
        sa.Column('zone', sa.String(length=60), nullable=False),
        sa.Column('venue', sa.String(length=200), nullable=False),
        sa.Column('venue_address', sa.String(length=300), nullable=False),
        sa.Column('venue_access', sa.String(length=500), nullable=False),
        sa.Column('joining', sa.String(length=300), nullable=False),
        sa.Column('places', sa.Integer(), nullable=False),
        sa.Column('target_new', sa.Integer(), nullable=False),
        sa.Column('reply_by', sa.Date(), nullable=True),
        sa.Column('owner', sa.String(length=120), nullable=False),
        sa.Column('board_id', BIG_ID, nullable=True),
        sa.Column('scheme_id', BIG_ID, nullable=True),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('search_text', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['board_id'], ['board.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['scheme_id'], ['scheme.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_meeting_board_id'), 'meeting', ['board_id'], unique=False)
    op.create_index('ix_meeting_day', 'meeting', ['day'], unique=False)
    op.create_index(op.f('ix_meeting_scheme_id'), 'meeting', ['scheme_id'], unique=False)
    op.create_table('question',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('key', sa.String(length=40), nullable=False),
        sa.Column('text', sa.String(length=300), nullable=False),
        sa.Column('help', sa.String(length=500), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('rule', sa.String(), nullable=False),
        sa.Column('question_set_id', BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(['question_set_id'], ['question_set.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('question_set_id', 'key')
        )
    op.create_index(op.f('ix_question_question_set_id'), 'question', ['question_set_id'], unique=False)
    op.create_table('rate',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('key', sa.String(), nullable=False),
        sa.Column('unit', sa.String(), nullable=False),
        sa.Column('amount_milli', sa.Integer(), nullable=True),
        sa.Column('from_day', sa.Date(), nullable=False),
        sa.Column('to_day', sa.Date(), nullable=True),
        sa.Column('band_milli', sa.Integer(), nullable=True),
        sa.Column('preparation_included', sa.Boolean(), nullable=False),
        sa.Column('source', sa.String(length=300), nullable=False),
        sa.Column('checked_on', sa.Date(), nullable=True),
        sa.Column('confidence', sa.String(), nullable=False),
        sa.Column('scheme_id', BIG_ID, nullable=True),
        sa.ForeignKeyConstraint(['scheme_id'], ['scheme.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_rate_scheme_id'), 'rate', ['scheme_id'], unique=False)
    op.create_table('release',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('report', sa.String(), nullable=False),
        sa.Column('audience', sa.String(), nullable=False),
        sa.Column('board_id', BIG_ID, nullable=True),
        sa.Column('from_day', sa.Date(), nullable=False),
        sa.Column('to_day', sa.Date(), nullable=False),
        sa.Column('question_key', sa.String(), nullable=True),
        sa.Column('cells', sa.String(), nullable=False),
        sa.Column('members', sa.String(), nullable=False),
        sa.Column('rule_version', sa.Integer(), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('made_by_id', BIG_ID, nullable=False),
        sa.Column('format', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['board_id'], ['board.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_release_board_id'), 'release', ['board_id'], unique=False)
    op.create_index(op.f('ix_release_question_key'), 'release', ['question_key'], unique=False)
    op.create_index(op.f('ix_release_report'), 'release', ['report'], unique=False)
    op.create_table('seat',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('experience', sa.String(length=120), nullable=False),
        sa.Column('leadership', sa.Boolean(), nullable=False),
        sa.Column('ended', sa.Date(), nullable=True),
        sa.Column('board_id', BIG_ID, nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['board_id'], ['board.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_seat_board_id'), 'seat', ['board_id'], unique=False)
    op.create_table('staff_role',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('staff_user_id', BIG_ID, nullable=False),
        sa.Column('role', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['staff_user_id'], ['staff_user.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_staff_role_staff_user_id'), 'staff_role', ['staff_user_id'], unique=False)
    op.create_table('adjustment',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('what', sa.String(length=200), nullable=False),
        sa.Column('who', sa.String(length=120), nullable=False),
        sa.Column('by_when', sa.Date(), nullable=True),
        sa.Column('cost_pence', sa.Integer(), nullable=False),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('note', sa.String(length=500), nullable=False),
        sa.Column('meeting_id', BIG_ID, nullable=False),
        sa.Column('need', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_adjustment_meeting_id'), 'adjustment', ['meeting_id'], unique=False)
    op.create_table('answer_option',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('key', sa.String(length=40), nullable=False),
        sa.Column('label', sa.String(length=200), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('question_id', BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(['question_id'], ['question.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('question_id', 'key')
        )
    op.create_index(op.f('ix_answer_option_question_id'), 'answer_option', ['question_id'], unique=False)
    op.create_table('attendance',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('meeting_id', BIG_ID, nullable=False),
        sa.Column('person_id', BIG_ID, nullable=False),
        sa.Column('came', sa.String(), nullable=False),
        sa.Column('walk_in', sa.Boolean(), nullable=False),
        sa.Column('online', sa.Boolean(), nullable=False),
        sa.Column('note', sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('meeting_id', 'person_id')
        )
    op.create_index(op.f('ix_attendance_meeting_id'), 'attendance', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_attendance_person_id'), 'attendance', ['person_id'], unique=False)
    op.create_table('claim',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('activity_day', sa.Date(), nullable=False),
        sa.Column('received_on', sa.Date(), nullable=True),
        sa.Column('method', sa.String(), nullable=False),
        sa.Column('choice_note', sa.String(length=300), nullable=False),
        sa.Column('advance_pence', sa.Integer(), nullable=False),
        sa.Column('late_reason', sa.String(length=300), nullable=False),
        sa.Column('note', sa.String(length=2000), nullable=False),
        sa.Column('number', BIG_ID, nullable=False),
        sa.Column('person_id', BIG_ID, nullable=False),
        sa.Column('payee_person_id', BIG_ID, nullable=True),
        sa.Column('meeting_id', BIG_ID, nullable=True),
        sa.Column('scheme_id', BIG_ID, nullable=False),
        sa.Column('supplements_id', BIG_ID, nullable=True),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('version_no', sa.Integer(), nullable=False),
        sa.Column('submitted_on', sa.Date(), nullable=True),
        sa.Column('returned_because', sa.String(), nullable=False),
        sa.Column('approved_on', sa.Date(), nullable=True),
        sa.Column('approved_by_id', BIG_ID, nullable=True),
        sa.Column('approved_by', sa.String(), nullable=False),
        sa.Column('approved_how', sa.String(), nullable=False),
        sa.Column('exceptions_reason', sa.String(), nullable=False),
        sa.Column('paid_on', sa.Date(), nullable=True),
        sa.Column('offered_pence', sa.Integer(), nullable=False),
        sa.Column('chosen_pence', sa.Integer(), nullable=False),
        sa.Column('charity_pence', sa.Integer(), nullable=False),
        sa.Column('void_because', sa.String(), nullable=False),
        sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['payee_person_id'], ['person.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['scheme_id'], ['scheme.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['supplements_id'], ['claim.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('number')
        )
    op.create_index(op.f('ix_claim_meeting_id'), 'claim', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_claim_payee_person_id'), 'claim', ['payee_person_id'], unique=False)
    op.create_index(op.f('ix_claim_person_id'), 'claim', ['person_id'], unique=False)
    op.create_index(op.f('ix_claim_scheme_id'), 'claim', ['scheme_id'], unique=False)
    op.create_index(op.f('ix_claim_state'), 'claim', ['state'], unique=False)
    op.create_index(op.f('ix_claim_supplements_id'), 'claim', ['supplements_id'], unique=False)
    op.create_table('invitation',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('meeting_id', BIG_ID, nullable=False),
        sa.Column('person_id', BIG_ID, nullable=False),
        sa.Column('reply', sa.String(), nullable=False),
        sa.Column('chosen_on', sa.Date(), nullable=False),
        sa.Column('sent_on', sa.Date(), nullable=True),
        sa.Column('replied_on', sa.Date(), nullable=True),
        sa.Column('declined_why', sa.String(), nullable=False),
        sa.Column('limit_reason', sa.String(length=300), nullable=False),
        sa.Column('note', sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('meeting_id', 'person_id')
        )
    op.create_index(op.f('ix_invitation_meeting_id'), 'invitation', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_invitation_person_id'), 'invitation', ['person_id'], unique=False)
    op.create_index('ix_invitation_person_sent', 'invitation', ['person_id', 'sent_on'], unique=False)
    op.create_index(op.f('ix_invitation_reply'), 'invitation', ['reply'], unique=False)
    op.create_table('outcome',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('said', sa.String(length=1000), nullable=False),
        sa.Column('decided', sa.String(length=1000), nullable=False),
        sa.Column('changed', sa.String(length=1000), nullable=False),
        sa.Column('owner', sa.String(length=120), nullable=False),
        sa.Column('answer_by', sa.Date(), nullable=True),
        sa.Column('decided_on', sa.Date(), nullable=True),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('meeting_id', BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_outcome_meeting_id'), 'outcome', ['meeting_id'], unique=False)
    op.create_table('term',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('starts', sa.Date(), nullable=False),
        sa.Column('ends', sa.Date(), nullable=True),
        sa.Column('ended_why', sa.String(length=200), nullable=False),
        sa.Column('reappointment', sa.Boolean(), nullable=False),
        sa.Column('seat_id', BIG_ID, nullable=False),
        sa.Column('person_id', BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['seat_id'], ['seat.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_term_person_id'), 'term', ['person_id'], unique=False)
    op.create_index(op.f('ix_term_seat_id'), 'term', ['seat_id'], unique=False)
    op.create_table('adjustment_for',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('adjustment_id', BIG_ID, nullable=False),
        sa.Column('access_need_id', BIG_ID, nullable=True),
        sa.Column('person_id', BIG_ID, nullable=False),
        sa.Column('worked', sa.String(), nullable=False),
        sa.Column('worked_note', sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(['access_need_id'], ['access_need.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['adjustment_id'], ['adjustment.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('adjustment_id', 'access_need_id')
        )
    op.create_index(op.f('ix_adjustment_for_access_need_id'), 'adjustment_for', ['access_need_id'], unique=False)
    op.create_index(op.f('ix_adjustment_for_adjustment_id'), 'adjustment_for', ['adjustment_id'], unique=False)
    op.create_index(op.f('ix_adjustment_for_person_id'), 'adjustment_for', ['person_id'], unique=False)
    op.create_table('claim_line',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('what', sa.String(length=200), nullable=False),
        sa.Column('finance_what', sa.String(length=120), nullable=False),
        sa.Column('quantity_milli', sa.Integer(), nullable=False),
        sa.Column('unit', sa.String(), nullable=False),
        sa.Column('claimed_pence', sa.Integer(), nullable=False),
        sa.Column('allowed_pence', sa.Integer(), nullable=False),
        sa.Column('reason', sa.String(length=300), nullable=False),
        sa.Column('receipt', sa.String(), nullable=False),
        sa.Column('receipt_no', sa.Integer(), nullable=True),
        sa.Column('cost_code', sa.String(length=40), nullable=False),
        sa.Column('claim_id', BIG_ID, nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('supplements_id', BIG_ID, nullable=True),
        sa.Column('rate_id', BIG_ID, nullable=True),
        sa.Column('rate_key', sa.String(), nullable=False),
        sa.Column('rate_amount_milli', sa.Integer(), nullable=True),
        sa.Column('rate_source', sa.String(), nullable=False),
        sa.Column('why', sa.String(), nullable=False),
        sa.Column('returned_because', sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['rate_id'], ['rate.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['supplements_id'], ['claim_line.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_claim_line_claim_id'), 'claim_line', ['claim_id'], unique=False)
    op.create_index(op.f('ix_claim_line_rate_id'), 'claim_line', ['rate_id'], unique=False)
    op.create_index(op.f('ix_claim_line_supplements_id'), 'claim_line', ['supplements_id'], unique=False)
    op.create_table('equality_answer',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('person_id', BIG_ID, nullable=False),
        sa.Column('question_id', BIG_ID, nullable=False),
        sa.Column('option_id', BIG_ID, nullable=True),
        sa.Column('state', sa.String(), nullable=False),
        sa.Column('answered_on', sa.Date(), nullable=False),
        sa.Column('consent_note', sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(['option_id'], ['answer_option.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['question_id'], ['question.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('person_id', 'question_id')
        )
    op.create_index(op.f('ix_equality_answer_option_id'), 'equality_answer', ['option_id'], unique=False)
    op.create_index(op.f('ix_equality_answer_person_id'), 'equality_answer', ['person_id'], unique=False)
    op.create_index(op.f('ix_equality_answer_question_id'), 'equality_answer', ['question_id'], unique=False)
    op.create_table('option_mapping',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('option_id', BIG_ID, nullable=False),
        sa.Column('level_no', sa.Integer(), nullable=False),
        sa.Column('level_name', sa.String(length=200), nullable=False),
        sa.Column('group_key', sa.String(length=40), nullable=False),
        sa.Column('group_label', sa.String(length=200), nullable=False),
        sa.Column('group_position', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['option_id'], ['answer_option.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('option_id', 'level_no')
        )
    op.create_index(op.f('ix_option_mapping_option_id'), 'option_mapping', ['option_id'], unique=False)
    op.create_table('paper',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('person_id', BIG_ID, nullable=True),
        sa.Column('meeting_id', BIG_ID, nullable=True),
        sa.Column('claim_id', BIG_ID, nullable=True),
        sa.Column('form', sa.String(), nullable=False),
        sa.Column('language', sa.String(length=10), nullable=False),
        sa.Column('made_on', sa.Date(), nullable=False),
        sa.Column('sent_on', sa.Date(), nullable=True),
        sa.Column('sent_by', sa.String(), nullable=False),
        sa.Column('reprint', sa.Integer(), nullable=False),
        sa.Column('attachment_id', BIG_ID, nullable=True),
        sa.ForeignKeyConstraint(['attachment_id'], ['attachment.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['claim_id'], ['claim.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id')
        )
    op.create_index(op.f('ix_paper_attachment_id'), 'paper', ['attachment_id'], unique=False)
    op.create_index(op.f('ix_paper_claim_id'), 'paper', ['claim_id'], unique=False)
    op.create_index(op.f('ix_paper_meeting_id'), 'paper', ['meeting_id'], unique=False)
    op.create_index(op.f('ix_paper_person_id'), 'paper', ['person_id'], unique=False)
    op.create_table('told',
        sa.Column('id', BIG_ID, nullable=False),
        sa.Column('version', BIG_ID, nullable=False),
        sa.Column('outcome_id', BIG_ID, nullable=False),
        sa.Column('person_id', BIG_ID, nullable=False),
        sa.Column('of', sa.String(), nullable=False),
        sa.Column('how', sa.String(), nullable=False),
        sa.Column('on', sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(['outcome_id'], ['outcome.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('outcome_id', 'person_id', 'of')
        )
    op.create_index(op.f('ix_told_outcome_id'), 'told', ['outcome_id'], unique=False)
    op.create_index(op.f('ix_told_person_id'), 'told', ['person_id'], unique=False)
    op.create_table('voice_fact',
        sa.Column('attendance_id', BIG_ID, autoincrement=False, nullable=False),
        sa.Column('person_id', BIG_ID, nullable=False),
        sa.Column('meeting_id', BIG_ID, nullable=False),
        sa.Column('board_id', BIG_ID, nullable=True),
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('days_since_previous', sa.Integer(), nullable=True),
        sa.Column('days_before', sa.Integer(), nullable=False),
        sa.Column('first_anywhere', sa.Boolean(), nullable=False),
        sa.Column('first_on_board', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(['attendance_id'], ['attendance.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['board_id'], ['board.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], initially='DEFERRED', deferrable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], initially='DEFERRED', deferrable=True),
        sa.PrimaryKeyConstraint('attendance_id')
        )
    op.create_index('ix_voice_fact_board', 'voice_fact', ['board_id', 'day', 'person_id', 'days_before', 'first_anywhere', 'first_on_board', 'meeting_id'], unique=False)
    op.create_index('ix_voice_fact_day', 'voice_fact', ['day', 'person_id', 'days_before', 'first_anywhere', 'first_on_board', 'board_id', 'meeting_id'], unique=False)
    op.create_index('ix_voice_fact_first', 'voice_fact', ['first_anywhere', 'day', 'person_id'], unique=False)
    op.create_index(op.f('ix_voice_fact_meeting_id'), 'voice_fact', ['meeting_id'], unique=False)
    op.create_index('ix_voice_fact_person', 'voice_fact', ['person_id', 'day', 'days_since_previous', 'first_anywhere'], unique=False)
        # ### end Alembic commands ###
