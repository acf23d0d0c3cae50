"""What a column of someone's spreadsheet can be, and the headings by which we know it, in English and Welsh."""

from dataclasses import dataclass

from coprod_desktop.i18n import N_


@dataclass(frozen=True)
class Target:
    """Something a column can fill. ``joined`` targets take several columns; ``label`` is as on screen."""

    label: str
    headings: tuple[str, ...]
    joined: bool = False


def _target(label: str, headings: str, *, joined: bool = False) -> Target:
    return Target(label, tuple(heading.strip() for heading in headings.split(",")), joined)


#: Keys are fields of a person, but for first_name, surname, known_as, connections and access_needs.
TARGETS: dict[str, Target] = {
    "name": _target(
        N_("Name"),
        "name, full name, person, person name, participant, contact name, member name, names, preferred full name,"
        "enw, enw llawn",
    ),
    "first_name": _target(
        N_("First name"),
        "first name, forename, forenames, first names, given name, given names, christian name, firstname, fname,"
        "enw cyntaf, enw bedydd",
    ),
    "surname": _target(
        N_("Surname"), "surname, last name, family name, second name, lastname, sname, cyfenw, enw olaf"
    ),
    "known_as": _target(
        N_("Known as"), "known as, preferred name, likes to be called, goes by, nickname, prefers to be called, aka,"
        "adnabyddir fel, enw a ffefrir",
    ),
    "legal_name": _target(N_("Legal name"), "legal name, name on bank account, account name, payee, enw cyfreithiol"),
    "pronouns": _target(N_("Pronouns"), "pronouns, pronoun, rhagenwau, rhagenw"),
    "born": _target(
        N_("Date of birth"),
        "date of birth, dob, d o b, birth date, birthdate, birthday, born, dyddiad geni, ganwyd, pen blwydd",
    ),
    "address": _target(
        N_("Address"),
        "address, home address, postal address, full address, street, house, address line, address 1, address 2,"
        "address 3, address 4, address line 1, address line 2, address line 3, address line 4, addr1, addr2, addr3,"
        "address1, address2, address3, county, cyfeiriad, stryd, sir",
        joined=True,
    ),
    "town": _target(N_("Town"), "town, city, town city, village, post town, locality, tref, dinas, pentref"),
    "postcode": _target(N_("Postcode"), "postcode, post code, postal code, zip, cod post, codpost"),
    "phone": _target(
        N_("Phone"),
        "phone, telephone, tel, tel no, phone no, phone number, telephone number, home phone, landline, home tel,"
        "contact number, contact no, tel number, ffon, rhif ffon, ffon cartref",
    ),
    "mobile": _target(
        N_("Mobile"),
        "mobile, mobile phone, mobile number, mobile no, mob, cell, cell phone, ffon symudol, symudol",
    ),
    "email": _target(
        N_("E-mail"), "email, e mail, email address, e mail address, mail, e bost, ebost, cyfeiriad e bost"
    ),
    "preferred_reach": _target(
        N_("Best way to reach them"),
        "preferred contact, preferred contact method, contact preference, best way to contact, how to contact,"
        "contact by, contact method, sut i gysylltu, dull cysylltu",
    ),
    "good_times": _target(
        N_("Good times"), "best time, best times, good times, best time to contact, availability, when to call,"
        "amser gorau, pryd i gysylltu",
    ),
    "connections": _target(
        N_("How they connect"),
        "connection, connections, lived experience, type of experience, experience, experience of, role, type,"
        "category, carer or service user, relationship to service, involvement type, background, cysylltiad,"
        "profiad, profiad bywyd, profiad byw",
        joined=True,
    ),
    "access_needs": _target(
        N_("Access needs"),
        "access needs, access, access need, accessibility, access requirements, accessibility needs, needs,"
        "support needs, additional needs, reasonable adjustments, adjustments, dietary, dietary requirements, diet,"
        "requirements, special requirements, communication needs, anghenion mynediad, anghenion, addasiadau, deiet",
        joined=True,
    ),
    "language": _target(
        N_("Language"), "language, preferred language, first language, main language, language preference, iaith,"
        "dewis iaith, iaith gyntaf",
    ),
    "paper_form": _target(
        N_("Form of their papers"),
        "format, preferred format, information format, paper format, document format, format of papers,"
        "information preference, fformat, fformat gwybodaeth",
    ),
    "communication": _target(
        N_("Communication support"), "communication, communication support, cyfathrebu, cymorth cyfathrebu"
    ),
    "payment_choice": _target(
        N_("How they want to be paid"),
        "payment preference, payment, payment method, how paid, preferred payment, pay by, payment type,"
        "wants payment, taliad, dull talu",
    ),
    "supplier_number": _target(N_("Supplier number"), "supplier number, supplier no, vendor number, rhif cyflenwr"),
    "taken_before": _target(
        N_("Taken part before"),
        "taken part before, took part before, been involved before, involved before, previous involvement,"
        "first time, new or returning, has taken part before, wedi cymryd rhan o r blaen, tro cyntaf",
    ),
    "days_declared": _target(
        N_("How often in the last year"),
        "how often in last year, how often in the last year, how often, times in last year, times last year,"
        "meetings last year, meetings attended last year, frequency, days in last year, number of times,"
        "pa mor aml, sawl gwaith",
    ),
    "joined": _target(
        N_("Joined"),
        "joined, date joined, join date, registered, date registered, registration date, start date, started,"
        "member since, date added, signed up, ymunodd, dyddiad ymuno, cofrestrwyd, dyddiad cofrestru",
    ),
    "status": _target(N_("Status"), "status, active, current, statws"),
    "topics": _target(
        N_("What they know about"),
        "topics, topic, interests, interest, interested in, areas of interest, subjects, conditions, knows about,"
        "diddordebau, pynciau",
        joined=True,
    ),
    "skills": _target(N_("What they bring"), "skills, skill, strengths, assets, brings, sgiliau", joined=True),
    "wants": _target(N_("What they want from it"), "wants, hopes, goals, wants from it, gobeithion"),
    "emergency_contact": _target(
        N_("Emergency contact"),
        "emergency contact, emergency, next of kin, nok, in case of emergency, ice, emergency contact name,"
        "emergency contact number, emergency phone, cyswllt brys, perthynas agosaf",
        joined=True,
    ),
    "heard_how": _target(
        N_("How they heard"), "how heard, how did you hear, heard about us, heard how, referred by, source, sut clywsoch"
    ),
    "note": _target(
        N_("Note"),
        "note, notes, comment, comments, other, other information, further information, remarks, anything else,"
        "additional information, details, nodiadau, nodyn, sylwadau",
        joined=True,
    ),
}  # fmt: skip

#: Words in a heading that say it is about somebody else.
SOMEONE_ELSE = frozenset(
    ("emergency", "kin", "gp", "doctor", "carers", "supporter", "worker", "advocate", "guardian",
     "appointee", "pa", "buddy", "manager", "organisation", "company", "board", "group", "venue",
     "meeting", "file", "sheet", "user", "brys", "meddyg", "gofalwr", "cefnogwr", "sefydliad")
)  # fmt: skip

#: Words in a heading that ask an equality question: those answers have a consent of their own, and stay out.
EQUALITY = frozenset(
    ("ethnicity", "ethnic", "ethnicities", "race", "gender", "sex", "sexuality", "sexual", "orientation",
     "religion", "faith", "belief", "disability", "disabled", "nationality", "marital", "marriage",
     "pregnancy", "transgender", "trans", "ethnigrwydd", "rhyw", "rhywedd", "crefydd", "anabledd", "hil")
)  # fmt: skip
