# Bad code on purpose, with the good way below it.
rows.filter(**request.GET)  # bad: request-as-filter
rows.filter(state=request.GET["state"])  # good: request-as-filter
rows.order_by(request.GET.get("o"))  # bad: request-as-order
rows.order_by(ORDERS[chosen])  # good: request-as-order
cursor.execute(f"SELECT {name}")  # bad: sql-from-pieces
cursor.execute("SELECT %s", [name])  # good: sql-from-pieces
rows.extra(where=["x = 1"])  # bad: extra-sql
rows.annotate(x=F("y"))  # good: extra-sql
