import type { DeviceFacts } from '@arbetsytan/shared/models/suggest';
import { measureGpu } from './measure-gpu.ts';

let probing: Promise<DeviceFacts> | null = null;

/** What this device is, probed once as long as the page lives. Never throws. */
export function probeDevice(): Promise<DeviceFacts> {
  probing ??= probe();
  return probing;
}

async function probe(): Promise<DeviceFacts> {
  const { deviceMemory } = navigator as Navigator & { readonly deviceMemory?: number };
  return {
    memory: deviceMemory ?? null,
    cores: navigator.hardwareConcurrency || 1,
    threads: globalThis.crossOriginIsolated === true,
    // A tablet in a keyboard is no phone; a telephone lying down is.
    phone: matchMedia('(pointer: coarse)').matches && Math.min(screen.width, screen.height) < 600,
    gpu: await measureGpu(),
  };
}
