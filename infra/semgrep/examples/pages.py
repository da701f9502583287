# Bad code on purpose, with the good way below it.
mark_safe(text)  # bad: marked-safe
escape(text)  # good: marked-safe
csrf_exempt(view)  # bad: no-csrf-check
csrf_protect(view)  # good: no-csrf-check
redirect(request.GET.get("next"))  # bad: redirect-to-request
redirect("start")  # good: redirect-to-request
HttpResponse(request.GET.get("q"))  # bad: answer-from-request
render(request, "a.html", {"q": request.GET.get("q")})  # good: answer-from-request
FileResponse(file)  # bad: shown-inside
download(file)  # good: shown-inside
answer.set_cookie("a", "b")  # bad: cookie-for-scripts
answer.set_cookie("a", "b", httponly=True)  # good: cookie-for-scripts
answer["Access-Control-Allow-Origin"] = "*"  # bad: cross-origin-header
answer["Cross-Origin-Resource-Policy"] = "same-origin"  # good: cross-origin-header
django.template.Template(text)  # bad: template-from-text
get_template("a.html")  # good: template-from-text
