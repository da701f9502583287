# Bad code on purpose, with the good way below it.
connection.connection.cursor()  # bad: raw-connection
connection.cursor()  # good: raw-connection
with tenant: pass  # bad: with-tenant
with scope.within(tenant): pass  # good: with-tenant
connection.set_schema("t_1")  # bad: schema-switch
scope.within(tenant)  # good: schema-switch
from django.core import signing  # bad: direct-signing
from tenants import signing  # good: direct-signing
Complaint.objects.all()  # bad: every-row-in-a-view
cases_for(actor)  # good: every-row-in-a-view
request.META["HTTP_X_FORWARDED_FOR"]  # bad: forwarded-header
request.META["REMOTE_ADDR"]  # good: forwarded-header
request.build_absolute_uri("/")  # bad: link-from-host
address_of(tenant, port=443, https=True)  # good: link-from-host
