// One call of each kind by wechat-api; prints what came, an error by its code.
const API = require("wechat-api");
const [address, appId, secret, openid] = process.argv.slice(2);
const api = new API(appId, secret);
api.endpoint = address;
api.mpPrefix = `${address}/cgi-bin/`;

const calls = {
  followers: (done) => api.getFollowers(done),
  user: (done) => api.getUser(openid, done),
  remark: (done) => api.updateRemark(openid, "小梅", done),
  tag: (done) => api.createTag("北片", done),
  twice: (done) => api.createTag("北片", done),
  menu: (done) => api.createMenu({ button: [{ type: "click", name: "今日", key: "TODAY" }] }, done),
  seen: (done) => api.getMenu(done),
  code: (done) => api.createTmpQRCode(7, 600, done),
  image: (done) => api.uploadMedia("picture.png", "image", done),
  late: (done) => api.sendText(openid, "在吗", done),
  stranger: (done) => api.sendText("nobody", "在吗", done),
  template: (done) => api.sendTemplate(openid, "no-such-template", "", "", {}, done),
  ips: (done) => api.getIp(done),
};

(async () => {
  for (const [name, call] of Object.entries(calls)) {
    const told = await new Promise((done) => call((error, result) => done(error ? { code: error.code } : result)));
    console.log(JSON.stringify({ name, told }));
  }
})();
