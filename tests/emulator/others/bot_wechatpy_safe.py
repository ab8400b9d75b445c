from flask import Flask, request
from wechatpy import create_reply, parse_message
from wechatpy.crypto import WeChatCrypto

app = Flask(__name__)
crypto = WeChatCrypto(
    "studytoken", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx0000000000000001"
)


@app.post("/")
def wechat():
    given = request.args
    stamp = given["timestamp"], given["nonce"]
    opened = crypto.decrypt_message(request.get_data(), given["msg_signature"], *stamp)
    message = parse_message(opened)
    reply = create_reply(f"你说：{message.content}", message, render=True)
    return crypto.encrypt_message(reply, given["nonce"], given["timestamp"])


app.run(port=8000)
