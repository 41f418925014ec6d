// `rxl/library`: the library of the language, one file a type; the server has the same in `runtime/src/library/`. Times and Json have modules of their own.

export * from "./builtins";
export { bytesLength, bytesToText } from "./bytes";
export * from "./duration";
export * from "./float";
export * from "./functions";
export * from "./int";
export * from "./list";
export * from "./map";
export * from "./option";
export * from "./places";
export * from "./printing";
export { range, rangeContains, rangeFilter, rangeLength, rangeMap, rangeReversed, rangeStepBy, rangeToList } from "./range";
export * from "./result";
export * from "./set";
export * from "./text";
