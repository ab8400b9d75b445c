import threading

from flask import Flask

from bot.webhook.room import keep_room


def test_keeps_room_for_wechat_while_other_pages_are_slow() -> None:
    app = Flask("tests")
    inside, go_on = threading.Event(), threading.Event()

    @app.get("/slow")
    def slow() -> str:
        inside.set()
        go_on.wait(5)
        return "done"

    @app.get("/wechat")
    def wechat() -> str:
        return "at once"

    keep_room(app, 1)
    first: list[int] = []
    busy = threading.Thread(target=lambda: first.append(app.test_client().get("/slow").status_code))
    busy.start()
    assert inside.wait(5)
    assert app.test_client().get("/slow").status_code == 503
    assert app.test_client().get("/wechat").text == "at once"
    go_on.set()
    busy.join()
    assert first == [200]
    assert app.test_client().get("/slow").status_code == 200
