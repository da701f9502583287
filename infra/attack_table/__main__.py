from infra.attack_table import PAGE, page

PAGE.write_text(page(), encoding="utf-8")
