from flask import Flask, request
from wechatpy import create_reply, parse_message

app = Flask(__name__)


@app.post("/")
def wechat():
    message = parse_message(request.get_data())
    return create_reply(f"你说：{message.content}", message, render=True)


app.run(port=8000)
