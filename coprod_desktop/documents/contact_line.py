"""The line at the foot of an easy-read paper: whom to ask."""

from coprod_desktop.domain.content import Contact, Run, Sentence
from coprod_desktop.i18n import Language


def contact_line(contact: Contact, language: Language) -> Sentence:
    """Whom to ring, or whom to ask where there is no number."""
    gettext = language.gettext
    if contact.phone:
        phone = Run(contact.phone, together=True)
        return Sentence.of(gettext("Any questions? Phone {name} on {phone}"), name=contact.name, phone=phone)
    return Sentence.of(gettext("Any questions? Ask {name}"), name=contact.name)
