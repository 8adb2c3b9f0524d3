import { bytesField, fields, floatField, type Message, messageField, numberField, textField } from './protobuf.ts';

/** Numbers of `TensorProto.DataType` in onnx.proto. */
const TYPES = { f32: 1, u8: 2, i8: 3, i64: 7, bool: 9 } as const;
export type OnnxType = keyof typeof TYPES;
/** A number, or the name of a length that is known when the network runs. */
export type Dim = number | string;
type Data = Float32Array | Uint8Array | Int8Array | BigInt64Array;

/** `float` for what onnx.proto holds as a float; a plain number is a whole one. */
export type Attribute = number | readonly number[] | { readonly float: number } | OnnxGraph;

interface NodeMore {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  /** Names of what comes out; made up when left out. */
  readonly outputs?: readonly string[];
  /** Microsoft's operators, which every build of ONNX Runtime has. */
  readonly domain?: 'com.microsoft';
}

/** Opset 17 is the first with LayerNormalization; version 8 of the file format came with it. */
const OPSET = 17;
const FORMAT = 8;

/** A network that is being written: nodes in the order in which they run, weights, what goes in and what comes out. */
export class OnnxGraph {
  private readonly nodes: Message[] = [];
  private readonly weights: Message[] = [];
  private readonly inputs: Message[] = [];
  private readonly outputs: Message[] = [];
  private readonly constants = new Map<string, string>();
  private made = 0;
  private readonly name: string;

  /** @param name unique in the file: a branch sees the names of the network around it */
  constructor(name: string) {
    this.name = name;
  }

  private fresh(what: string): string {
    return `${this.name}.${what}.${this.made++}`;
  }

  input(name: string, type: OnnxType, dims: readonly Dim[]): string {
    this.inputs.push(valueInfo(name, type, dims));
    return name;
  }

  output(name: string, type: OnnxType, dims: readonly Dim[]): void {
    this.outputs.push(valueInfo(name, type, dims));
  }

  /** @returns name of the first output */
  node(operator: string, inputs: readonly string[], more: NodeMore = {}): string {
    const outputs = more.outputs ?? [this.fresh(operator)];
    this.nodes.push(
      fields(
        ...inputs.map((name) => textField(1, name)),
        ...outputs.map((name) => textField(2, name)),
        textField(3, this.fresh('node')),
        textField(4, operator),
        ...Object.entries(more.attributes ?? {}).map(([name, value]) => messageField(5, attribute(name, value))),
        ...(more.domain ? [textField(7, more.domain)] : []),
      ),
    );
    return outputs[0] ?? '';
  }

  /** As `node`, for an operator with several outputs. @returns their names */
  nodes3(operator: string, inputs: readonly string[]): readonly [string, string, string] {
    const outputs = [this.fresh(operator), this.fresh(operator), this.fresh(operator)] as const;
    this.node(operator, inputs, { outputs });
    return outputs;
  }

  weight(type: OnnxType, dims: readonly number[], data: Data): string {
    const name = this.fresh('weight');
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.weights.push(
      fields(
        ...dims.map((dim) => numberField(1, dim)),
        numberField(2, TYPES[type]),
        textField(8, name),
        bytesField(9, bytes),
      ),
    );
    return name;
  }

  /** A value that is needed often, written once. */
  private once(key: string, make: () => string): string {
    const name = this.constants.get(key) ?? make();
    this.constants.set(key, name);
    return name;
  }

  float(value: number): string {
    return this.once(`f ${value}`, () => this.weight('f32', [], Float32Array.of(value)));
  }

  byte(value: number): string {
    return this.once(`b ${value}`, () => this.weight('u8', [], Uint8Array.of(value)));
  }

  whole(value: number): string {
    return this.once(`n ${value}`, () => this.weight('i64', [], BigInt64Array.of(BigInt(value))));
  }

  wholes(...values: readonly number[]): string {
    return this.once(`l ${values}`, () => this.weight('i64', [values.length], BigInt64Array.from(values.map(BigInt))));
  }

  /** What is computed from `name` by several users of it, once. */
  shared<T>(key: string, make: () => T): T {
    const known = this.computed.get(key) as T | undefined;
    if (known !== undefined) return known;
    const value = make();
    this.computed.set(key, value);
    return value;
  }
  private readonly computed = new Map<string, unknown>();

  graph(): Message {
    return fields(
      ...this.nodes.map((node) => messageField(1, node)),
      textField(2, this.name),
      ...this.weights.map((weight) => messageField(5, weight)),
      ...this.inputs.map((input) => messageField(11, input)),
      ...this.outputs.map((output) => messageField(12, output)),
    );
  }

  /** The whole file. */
  model(): Message {
    const opset = (domain: string, version: number) =>
      messageField(8, fields(textField(1, domain), numberField(2, version)));
    return fields(
      numberField(1, FORMAT),
      textField(2, 'arbetsytan'),
      messageField(7, this.graph()),
      opset('', OPSET),
      opset('com.microsoft', 1),
    );
  }
}

function valueInfo(name: string, type: OnnxType, dims: readonly Dim[]): Message {
  const shape = fields(
    ...dims.map((dim) => messageField(1, typeof dim === 'string' ? textField(2, dim) : numberField(1, dim))),
  );
  const tensor = fields(numberField(1, TYPES[type]), messageField(2, shape));
  return fields(textField(1, name), messageField(2, messageField(1, tensor)));
}

/** AttributeProto: field 20 says of which kind the value is. */
function attribute(name: string, value: Attribute): Message {
  const named = textField(1, name);
  if (typeof value === 'number') return fields(named, numberField(3, value), numberField(20, 2));
  if (value instanceof OnnxGraph) return fields(named, messageField(6, value.graph()), numberField(20, 5));
  if ('float' in value) return fields(named, floatField(2, value.float), numberField(20, 1));
  return fields(named, ...value.map((each) => numberField(8, each)), numberField(20, 7));
}
