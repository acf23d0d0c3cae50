"""What the canaries are called: words that no file of ours, Python's or Qt's could hold by chance."""

NAME = "Zebulon Quillcanary"
TOWN = "Plumcanarythwaite"
EMAIL = "zq.canarymail@example.org"
STREET = "7 Velvetcanary Row"
NEED = "Needcanary hoist at the pool"
NOTE = "Notecanary: told us in confidence"
BOARD = "Boardcanary panel"
MEETING = "Meetingcanary in the hall"
VENUE = "Venuecanary Rooms"
SAID = "Saidcanary that buses are late"
CONTACT = "Talkcanary about the bus"
ACCOUNT_NAME = "Z Purse-Canaryholder"
SORT_CODE, ACCOUNT = "209948", "73519268"
STAFF = "Staffcanary Marlow"
PASSWORD = "quiet passcanary in the orchard"  # noqa: S105 - it opens nothing but this run's register

#: The part of each that is looked for; the staff user's name stands in the key file on purpose (decision 12).
SOUGHT = (
    "quillcanary",
    "plumcanary",
    "canarymail",
    "velvetcanary",
    "needcanary",
    "notecanary",
    "boardcanary",
    "meetingcanary",
    "venuecanary",
    "saidcanary",
    "passcanary",
    "talkcanary",
    "canaryholder",
    ACCOUNT,
)
