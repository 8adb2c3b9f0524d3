/** Sides of the two matrices that are multiplied. */
const SIDE = 512;
/** Multiplications in the timed run. */
const ROUNDS = 4;
/** Milliseconds. A GPU that takes longer is none for our use; most of it is for a driver that compiles for the first time. */
const PATIENCE = 3_000;

/** Flags of the WebGPU specification, which not every runtime has as globals. */
const MAP_READ = 1;
const COPY_SRC = 4;
const COPY_DST = 8;
const STORAGE = 128;

/** Each thread sums one number of the product. Plain, so that every GPU that runs it at all runs it about as well. */
const SHADER = `
@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read_write> c: array<f32>;
@compute @workgroup_size(16, 16) fn main(@builtin(global_invocation_id) id: vec3u) {
  var sum = 0.0;
  for (var k = 0u; k < ${SIDE}u; k++) { sum += a[id.y * ${SIDE}u + k] * b[k * ${SIDE}u + id.x]; }
  c[id.y * ${SIDE}u + id.x] = sum;
}`;

export interface MeasuredGpu {
  /** Thousand millions of sums and products a second. */
  readonly gflops: number;
  /** Has it numbers of 16 bits? */
  readonly f16: boolean;
}

/**
 * What the browser's GPU does, by a timed run: a browser says that it has WebGPU also where the processor acts as one. Takes
 * 20-300 ms, nearly all of it waiting. Null: there is none, or it is too slow to be measured, or it gave a wrong answer.
 */
export async function measureGpu(gpu: GPU | undefined = navigator.gpu): Promise<MeasuredGpu | null> {
  if (!gpu) return null;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  const late = new Promise<null>((resolve) => stop.signal.addEventListener('abort', () => resolve(null)));
  // What is still reckoning is given up, so that it does not take the processor from the person.
  return Promise.race([timed(gpu, stop.signal).catch(() => null), late]).finally(() => clearTimeout(timer));
}

async function timed(gpu: GPU, signal: AbortSignal): Promise<MeasuredGpu | null> {
  const adapter = await gpu.requestAdapter();
  if (!adapter) return null;
  const device = await adapter.requestDevice();
  signal.addEventListener('abort', () => device.destroy());
  try {
    const bytes = SIDE * SIDE * 4;
    const buffer = (usage: number) => device.createBuffer({ size: bytes, usage });
    const ones = new Float32Array(SIDE * SIDE).fill(1);
    const [a, b] = [buffer(STORAGE | COPY_DST), buffer(STORAGE | COPY_DST)];
    const c = buffer(STORAGE | COPY_SRC);
    const read = buffer(MAP_READ | COPY_DST);
    for (const each of [a, b]) device.queue.writeBuffer(each, 0, ones);
    const pipeline = await device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code: SHADER }), entryPoint: 'main' },
    });
    const group = device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [a, b, c].map((each, binding) => ({ binding, resource: { buffer: each } })),
    });
    const run = async (rounds: number): Promise<number> => {
      const encoder = device.createCommandEncoder();
      for (let round = 0; round < rounds; round++) {
        const pass = encoder.beginComputePass();
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, group);
        pass.dispatchWorkgroups(SIDE / 16, SIDE / 16);
        pass.end();
      }
      const from = performance.now();
      device.queue.submit([encoder.finish()]);
      await device.queue.onSubmittedWorkDone();
      return performance.now() - from;
    };
    // The first run compiles and wakes the GPU.
    await run(1);
    const milliseconds = await run(ROUNDS);
    const copy = device.createCommandEncoder();
    copy.copyBufferToBuffer(c, 0, read, 0, bytes);
    device.queue.submit([copy.finish()]);
    await read.mapAsync(MAP_READ);
    const right = new Float32Array(read.getMappedRange()).every((value) => value === SIDE);
    if (!right) return null;
    const gflops = (2 * SIDE ** 3 * ROUNDS) / 1e6 / Math.max(milliseconds, 0.1);
    return { gflops: Math.round(gflops), f16: adapter.features.has('shader-f16') };
  } finally {
    device.destroy();
  }
}
