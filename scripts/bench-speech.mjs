#!/usr/bin/env node
// `npm run bench:speech [-- FILE.wav ...]`: errors and seconds of CPU a second of audio, of the browser and the server's own
// engine beside faster-whisper and whisper.cpp on the same weights and audio in one run. Beside each FILE.wav lies FILE.txt, what
// is said in it; without arguments ../shared/data/speech is heard, where it is. Never a test.
import { ensureBrowser, ensureBuilt, ensureInstalled } from './setup/ensure.mjs';
import { ensureSpeechWeights } from './setup/speech-weights.mjs';

await ensureInstalled();
await ensureBuilt();
const weights = await ensureSpeechWeights();
if (!weights) process.exit(1);
const { benchSpeech } = await import('./bench-speech/run.mjs');
await benchSpeech({ weights, chromium: await ensureBrowser(), files: process.argv.slice(2) });
