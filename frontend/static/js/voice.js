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

function show(name) {
  for (const part of box.querySelectorAll("[data-voice-state]")) {
    part.hidden = part.dataset.voiceState !== name;
  }
}

function keep(parts) {
  const files = new DataTransfer();
  for (const file of field.files) files.items.add(file);
  const moment = new Date().toISOString().slice(0, 16).replaceAll(":", "-");
  files.items.add(new File(parts, `${box.dataset.voice}-${moment}.${kind[1]}`, { type: kind[0] }));
  field.files = files.files;
  show("kept");
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
}
