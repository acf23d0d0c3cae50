"""The one table of the easy-read check: every check, its thresholds, why, what to do instead, and who says so."""

from coprod_desktop.domain.easyread.findings import Rule
from coprod_desktop.i18n import N_

__all__ = ["RULES", "Rule"]

DH_2010 = "Department of Health, Making written information easier to understand (2010)"
GOV_UK = "GOV.UK, Accessible communication formats"
STANDARD_2026 = "Easy Read Standard 1.0 (2026)"
INCLUSION = "Inclusion Europe, Information for all"
PEOPLE_FIRST = "People First, Making information easy to read"
UKAAF = "UKAAF, Creating clear print and large print documents"
PIF_2023 = "Patient Information Forum, guidance on easy read (2023)"
PDF_UA = "ISO 14289-1 (PDF/UA-1)"

#: Every check there is. A count above ``note``, ``warning`` or ``error`` gets that level.
RULES: tuple[Rule, ...] = (
    # sentences
    Rule("sentence length", N_("This sentence has {count} words."),
         N_("Make it shorter, or make two of it. 10 words or fewer are easiest to read."),
         f"{DH_2010}; {GOV_UK}; {STANDARD_2026}", note=10, warning=15, error=25),
    Rule("sentences in a row", N_("There are {count} sentences beside one picture."),
         N_("Say one thing beside each picture. Make another row."), PEOPLE_FIRST, warning=3, error=5),
    Rule("sentences on a line", N_("There are {count} sentences on one line."),
         N_("Begin each sentence on a line of its own."), INCLUSION, note=1, warning=3),
    Rule("more than one idea", N_("This sentence says {count} things."),
         N_("Make one sentence of each."), STANDARD_2026, note=1, warning=2, english=True),
    Rule("passive voice", N_("“{words}” does not say who does it."),
         N_("Say who does it, such as “we send you a letter”."), f"{GOV_UK}; {INCLUSION}", warning=0, english=True),
    Rule("negative", N_("“{words}”: this can be read the wrong way round."),
         N_("Say what people can do, or what will happen."), INCLUSION, note=1, warning=2, english=True),
    # words
    Rule("hard word", N_("“{words}” is a word that not everyone knows."),
         N_("Use an everyday word, or say in the next sentence what it means."),
         f"{DH_2010}; {INCLUSION}; {PIF_2023}", note=0, warning=8, english=True),
    Rule("jargon", N_("“{words}” is a word of offices and services."),
         N_("You could say: {plain}."), f"{GOV_UK}; {DH_2010}", warning=0, english=True),
    Rule("acronym", N_("“{words}” is short for something that not everyone knows."),
         N_("Write the full words, or say in the next sentence what it means."), GOV_UK, warning=0, english=True),
    Rule("shortened words", N_("“{words}” is a short form."), N_("Write the full words."), GOV_UK, error=0),
    Rule("contraction", N_("“{words}” is two words in one."),
         N_("Write both words in full, such as “do not”."), f"{GOV_UK}; {INCLUSION}", warning=0, english=True),
    Rule("capitals", N_("“{words}” is in capitals. The shapes of words are lost in them."),
         N_("Write it in small letters."), f"{UKAAF}; {DH_2010}", warning=0),
    # numbers
    Rule("number in words", N_("“{words}” is a number in words."),
         N_("Write the number with figures."), f"{INCLUSION}; {DH_2010}", warning=0, english=True),
    Rule("Roman numeral", N_("“{words}” is a Roman number."),
         N_("Write it with figures, such as 4."), INCLUSION, warning=0),
    Rule("percentage", N_("“{words}” is a percentage."),
         N_("Say it another way, such as “1 in 4 people”."), INCLUSION, warning=0),
    Rule("big number", N_("“{words}” is a big number."),
         N_("Say “a lot” or “many” if that is enough."), INCLUSION, note=999),
    # dates and times
    Rule("wrong weekday", N_("“{words}” is not that day of the week."),
         N_("It is a {plain}. Check which is right."), DH_2010, error=0),
    Rule("no such date", N_("“{words}” is not in the calendar."), N_("Check the date."), DH_2010, error=0),
    Rule("ordinal date", N_("“{words}” has letters after the number."),
         N_("Write the day as a number alone, such as “3 March”."), UKAAF, warning=0),
    Rule("date in figures", N_("“{words}” is a date in figures."),
         N_("Write the day and the month in words, such as “Tuesday 3 March 2026”."), INCLUSION, warning=0),
    Rule("24-hour time", N_("“{words}” is a 24-hour time."),
         N_("Write it as a time of day, such as “2:30pm”."), INCLUSION, error=0),
    Rule("no am or pm", N_("“{words}” could be in the morning or later."),
         N_("Add am or pm."), INCLUSION, warning=0),
    Rule("midday", N_("“{words}” could be in the day or at night."),
         N_("Write “midday” or “midnight”."), GOV_UK, warning=0),
    Rule("range", N_("The line in “{words}” is easy to miss, and is not read aloud."),
         N_("Write “to”, such as “10am to midday”."), UKAAF, warning=0),
    # signs
    Rule("phone number", N_("“{words}” is hard to read in one go."),
         N_("Put gaps in the number, such as 01632 960 123."), UKAAF, note=0),
    Rule("web address", N_("This web address has {count} letters and signs."),
         N_("Send a short link, or say what to search for."), PIF_2023, note=30),
    Rule("special character", N_("Not everyone knows what “{words}” stands for."),
         N_("Write it as a word, such as “and” or “or”."), INCLUSION, warning=0),
    Rule("brackets", N_("“{words}” stands in brackets, in the middle of something else."),
         N_("Make a sentence of it, or leave it out."), INCLUSION, note=0),
    Rule("soft hyphen", N_("“{words}” has a hidden hyphen in it. Words must not be split."),
         N_("Type the word again."), DH_2010, error=0),
    Rule("missing letter", N_("The letters of our papers have no “{words}”."),
         N_("Write it another way, or choose another form."), PDF_UA, error=0),
    # pictures
    Rule("no picture", N_("There is no picture beside this."),
         N_("Add a picture. It helps people know what it is about."), f"{DH_2010}; {PEOPLE_FIRST}", warning=0),
    Rule("picture used twice", N_("This picture already stands beside something else."),
         N_("Choose a picture of its own."), INCLUSION, note=0),
    Rule("word with two pictures", N_("“{words}” stands beside two different pictures."),
         N_("Use the same picture each time."), INCLUSION, note=0),
    Rule("picture words", N_("The words that stand for this picture are missing, a file's name, or too long."),
         N_("Say in a few words what the picture shows."), PDF_UA, error=0),
    # the whole paper
    Rule("empty row", N_("This row says nothing."), N_("Write a sentence, or take the row out."), STANDARD_2026, error=0),
    Rule("title", N_("A paper needs one title."), N_("Say in one heading what the paper is about."), UKAAF, error=0),
    Rule("contact", N_("This paper does not say whom to ask."),
         N_("Give a name, a phone number, and an e-mail or postal address."), DH_2010, error=0),
    Rule("length", N_("This paper has {count} words."), N_("Say only what people must know."), STANDARD_2026,
         warning=600, error=1000),
    Rule("pages", N_("This paper has {count} pages."), N_("Say only what people must know, or make two papers."), DH_2010,
         error=20),
    Rule("pages of an invitation", N_("This invitation has {count} pages."),
         N_("Keep to one sheet, printed on both sides."), DH_2010, warning=2),
)  # fmt: skip
