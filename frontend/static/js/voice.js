// Records a spoken message and puts it with the chosen files, as if it had been picked there.
// Without this file, or in a browser that cannot do it, one records with the phone and picks that.
const box = document.querySelector("[data-voice]");
const field = document.querySelector("input[type=file][multiple]");
const LONGEST = 10 * 60_000;
const KINDS = [
  ["audio/mp4", "m4a"],
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/webm;codecs=opus", "webm"],
];
const kind = KINDS.find(([type]) => globalThis.MediaRecorder?.isTypeSupported(type));
let recorder;
let recorded;

function show(name) {
  const here = box.contains(document.activeElement);
  for (const part of box.querySelectorAll("[data-voice-state]")) {
    part.hidden = part.dataset.voiceState !== name;
    if (here && !part.hidden) part.querySelector("button").focus();
  }
}

function choose(chosen) {
  const files = new DataTransfer();
  for (const file of chosen) files.items.add(file);
  field.files = files.files;
}

function keep(parts) {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  const name = `${box.dataset.voice}-${moment}.${kind[1]}`;
  recorded = new File(parts, name, { type: kind[0].split(";")[0] });
  choose([...field.files, recorded]);
  box.querySelector("[data-voice-heard]").src = URL.createObjectURL(recorded);
  show("kept");
}

function drop() {
  choose([...field.files].filter((file) => file.name !== recorded.name));
  box.querySelector("[data-voice-heard]").removeAttribute("src");
  show("ready");
}

async function record() {
  let sound;
  try {
    sound = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    show("refused");
    return;
  }
  const parts = [];
  recorder = new MediaRecorder(sound, { mimeType: kind[0], audioBitsPerSecond: 32_000 });
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  recorder.addEventListener("stop", () => {
    for (const track of sound.getTracks()) track.stop();
    keep(parts);
  });
  recorder.start();
  setTimeout(() => recorder.state === "recording" && recorder.stop(), LONGEST);
  show("recording");
}

if (box && field && kind && navigator.mediaDevices) {
  box.hidden = false;
  show("ready");
  for (const button of box.querySelectorAll("[data-voice-start]")) {
    button.addEventListener("click", record);
  }
  box.querySelector("[data-voice-stop]").addEventListener("click", () => recorder.stop());
  box.querySelector("[data-voice-drop]").addEventListener("click", drop);
}
