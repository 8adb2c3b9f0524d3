/** Weights of 8 bits: each row has its own scale and its zero at 128 (unsigned: signed ones overflow in AVX2's products). */
export interface QuantisedRows {
  /** Turned: `[columns, rows]`, as a product of matrices wants its right side. */
  readonly bytes: Uint8Array;
  /** One a row. */
  readonly scales: Float32Array;
}

export const ZERO = 128;

/** @param weight `[rows, columns]` */
export function quantiseRows(weight: Float32Array, rows: number, columns: number): QuantisedRows {
  const bytes = new Uint8Array(weight.length);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    let most = 0;
    for (let column = 0; column < columns; column++)
      most = Math.max(most, Math.abs(weight[row * columns + column] ?? 0));
    // A row of nothing but zeros has any scale.
    const scale = most / 127 || 1;
    scales[row] = scale;
    for (let column = 0; column < columns; column++)
      bytes[column * rows + row] = ZERO + Math.round((weight[row * columns + column] ?? 0) / scale);
  }
  return { bytes, scales };
}

/** @param weight `[rows, columns]` @returns `[columns, rows]` */
export function turned(weight: Float32Array, rows: number, columns: number): Float32Array {
  const result = new Float32Array(weight.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) result[column * rows + row] = weight[row * columns + column] ?? 0;
  return result;
}
