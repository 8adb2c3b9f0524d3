import { expose } from 'comlink';
import { createSoundFiles } from './sound-files.ts';

expose(createSoundFiles(() => navigator.storage.getDirectory()));
