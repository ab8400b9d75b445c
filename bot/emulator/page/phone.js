// One member's phone: what it knows, what it does.
import { get, post, upload } from "./api.js";
import { takesFiles } from "./attach.js";
import { Bar } from "./bar.js";
import { browse, openProgram } from "./browser.js";
import { Chat } from "./chat.js";
import { h } from "./dom.js";
import { say } from "./texts.js";
import { Title } from "./title.js";

export class Phone {
  constructor(member, number, desk) {
    Object.assign(this, { member, number, desk, readTo: member.read, heard: 0 });
    this.chat = new Chat(this);
    this.title = new Title(this);
    this.bar = new Bar(this);
    this.element = h("section", { className: "phone", ariaLabel: this.name }, this.title.element, this.chat.element, this.bar.element);
    this.element.dataset.openid = member.openid; // the panel asks whose phone is in hand
    for (const event of ["pointerdown", "focusin"]) this.element.addEventListener(event, () => desk.take(this));
    takesFiles(this);
    this.drawBar();
  }

  get name() {
    return say("member", { n: this.number });
  }

  get inHand() {
    return this.desk.inHand === this && document.visibilityState === "visible";
  }

  // Where the focus goes when what had it is gone.
  focus() {
    this.title.more.focus();
  }

  async act(name, body) {
    await this.tries(this.tell(name, body));
  }

  async tell(name, body) {
    const { shown } = await post(`members/${this.member.openid}/${name}`, body);
    // The stream brings these too; whichever comes first is shown.
    if (shown?.some((entry) => entry.n > this.chat.last)) await this.chat.catchUp();
  }

  attach(file, type) {
    return this.tries(upload(`members/${this.member.openid}/attach`, { type, file }));
  }

  // What fails is said on the phone.
  async tries(doing) {
    try {
      await doing;
    } catch (error) {
      this.chat.note(say("failed", { why: error.status ? error.message : say("lost") }));
    }
  }

  tapLink(link) {
    this.act("tap", { link });
  }

  browse(address) {
    browse(this, address);
  }

  openProgram(program) {
    openProgram(this, program);
  }

  async refresh() {
    const { heard } = this;
    const member = await get(`members/${this.member.openid}`);
    if (heard === this.heard) this.update(member); // else the stream has told something newer
  }

  catchUp() {
    return Promise.all([this.refresh(), this.chat.catchUp()]).then(() => this.read());
  }

  // Another world, or another run: nothing that is shown counts any more.
  again() {
    this.chat.clear();
    this.readTo = 0;
    return this.tries(this.catchUp());
  }

  told(member) {
    this.heard += 1;
    this.update(member);
  }

  update(member) {
    const was = this.member;
    this.member = member;
    this.readTo = Math.max(this.readTo, member.read);
    if (was.follows !== member.follows || !same(was.menu, member.menu)) this.drawBar();
    this.title.tick();
    this.read();
  }

  async arrived(entry) {
    if (entry.from === "account") this.member.typing_until = 0; // it is said
    this.title.tick();
    await this.chat.arrived(entry);
    this.read();
  }

  // What lies in the hand is read.
  read() {
    if (this.inHand && this.chat.unread(this.readTo)) {
      this.readTo = this.chat.last;
      post(`members/${this.member.openid}/read`, { n: this.readTo }).catch(() => {}); // told again with the next one
    }
    this.title.drawBadge(this.chat.unread(this.readTo));
  }

  drawBar() {
    this.bar.draw(this.member.follows, "menu" in this.member ? this.member.menu : this.desk.state.menu);
  }
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
