from werobot import WeRoBot

robot = WeRoBot(token="studytoken")
robot.text(lambda message: f"你说：{message.content}")
robot.run(server="wsgiref", host="127.0.0.1", port=8000)
