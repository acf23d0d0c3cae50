"""Whether a sort code and an account number go together: the banks' published modulus check, with three answers.

The rules are those of "Validating account numbers: UK modulus checking", published by Pay.UK (Vocalink). Its weight
table is not ours to hand on: an organisation imports the one it may use.
"""
