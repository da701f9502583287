from tenants.models import Domain, Tenant


def host_of(raw: str) -> str:
    """Return the bare host of a Host header: lower case, without port or trailing dot."""
    return raw.partition(":")[0].rstrip(".").lower()


def tenant_at(host: str) -> Tenant | None:
    """Return whose host this is: a client, the consultancy (public), or None when unknown."""
    domain = Domain.objects.select_related("tenant").filter(domain=host).first()
    return domain.tenant if domain else None


def address_of(tenant: Tenant, *, port: int, https: bool) -> str:
    """Return the address of a client's portal, with the port where it is not the usual one."""
    domain = tenant.domains.get(is_primary=True).domain
    usual = port == (443 if https else 80)
    return f"http{'s' if https else ''}://{domain}{'' if usual else f':{port}'}"
