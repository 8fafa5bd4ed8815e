"""The boxes of the decree's diagram, by the two digits after ``TT``, and the parts whose rules bear them."""

BOXES = {
    "00": {"page", "font"},
    "01": {"national_name", "motto"},
    "02": {"superior_organ", "organ"},
    "03": {"number", "notation"},
    "04": {"place", "date"},
    "05": {"type_name", "subject"},
    "06": {"legal_bases", "sections", "body"},
    "07": {"competence", "position", "full_name"},
    "08": {"document"},
    "09": {"addressee", "recipients", "archive"},
    "10": {"urgency", "secrecy"},
    "11": {"circulation"},
    "12": {"drafter"},
    "13": {"address"},
    "15": {"annexes"},
    "16": {"body", "recipients"},
    "20": {"body", "document"},
}
