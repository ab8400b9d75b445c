const bot = require("wechat")("studytoken").text((message, req, res) => res.reply(`你说：${message.Content}`));
const answer = bot.middlewarify();
require("http").createServer((req, res) => {
  req.query = Object.fromEntries(new URL(req.url, "http://localhost").searchParams);
  answer(req, res);
}).listen(8000);
