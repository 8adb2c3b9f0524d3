import type { DeviceFacts } from '@arbetsytan/shared/models/suggest';
import { measureGpu } from './measure-gpu.ts';

/** Does the engine of this device (`platform/speech`) run on WebGPU? While it does not, a fast GPU is of no use. */
const ENGINE_USES_GPU: boolean = false;

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
    gpu: ENGINE_USES_GPU ? await measureGpu() : null,
  };
}
