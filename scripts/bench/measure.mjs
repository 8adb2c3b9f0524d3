import { cpus } from 'node:os';

/** CPU seconds of this process that `work` took, and what it returned. */
export function cpuSeconds(work) {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, value };
}

/** The median of `rounds` measurements in CPU seconds, after one that is not counted. */
export function medianCpu(work, rounds = 5) {
  work();
  const all = Array.from({ length: rounds }, () => cpuSeconds(work).seconds).sort((a, b) => a - b);
  return all[Math.floor(all.length / 2)];
}

/** The same for work that awaits. */
export async function medianCpuAsync(work, rounds = 5) {
  await work();
  const all = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    all.push((user + system) / 1e6);
  }
  all.sort((a, b) => a - b);
  return all[Math.floor(all.length / 2)];
}

/**
 * How long a fixed piece of plain work takes on this machine now. Every figure is printed beside its ratio to this, since
 * the machines are noisy and only ratios of one run can be compared.
 */
export function yardstick() {
  return medianCpu(() => {
    let sum = 0;
    for (let i = 0; i < 20_000_000; i++) sum = (sum + Math.imul(i, 2_654_435_761)) | 0;
    return sum;
  });
}

export function row(name, value, unit, ratio) {
  const figure = typeof value === 'number' ? value.toFixed(value < 10 ? 3 : 1) : value;
  process.stdout.write(
    `${name.padEnd(54)} ${String(figure).padStart(10)} ${unit.padEnd(12)} ${ratio === undefined ? '' : `${ratio.toFixed(2)} x yardstick`}\n`,
  );
}

export function machine() {
  return `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
}
