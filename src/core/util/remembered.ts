/**
 * The same function, remembering its results by the identity of its argument for as long as that lives: for what is read
 * off immutable values again and again. Entities are such values, and keep their identity while their text does not change.
 */
export function rememberedBy<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const memory = new WeakMap<K, V>();
  // Mostly the same is asked several times in a row, and a WeakMap is slow.
  let lastKey: K | undefined;
  let lastValue: V | undefined;
  return (key) => {
    if (key === lastKey) return lastValue as V;
    const known = memory.get(key);
    const value = known !== undefined || memory.has(key) ? (known as V) : compute(key);
    if (known === undefined) memory.set(key, value);
    lastKey = key;
    lastValue = value;
    return value;
  };
}

/** The same, remembering the last argument alone: for what is asked several times in a row, and then no more. */
export function rememberedLast<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | undefined;
  return (key) => {
    if (last?.key === key) return last.value;
    const value = compute(key);
    last = { key, value };
    return value;
  };
}

/** The same for functions of a text: documents say the same few words thousands of times. Forgets everything after `most` different ones. */
export function rememberedByText<V>(compute: (text: string) => V, most = 1000): (text: string) => V {
  const memory = new Map<string, V>();
  let lastText: string | undefined;
  let lastValue: V | undefined;
  return (text) => {
    if (text === lastText) return lastValue as V;
    const known = memory.get(text);
    const isKnown = known !== undefined || memory.has(text);
    const value = isKnown ? (known as V) : compute(text);
    if (!isKnown) {
      if (memory.size >= most) memory.clear();
      memory.set(text, value);
    }
    lastText = text;
    lastValue = value;
    return value;
  };
}
