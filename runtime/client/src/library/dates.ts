// `rxl/dates`: Date, DateTime and ZonedTime.

export * from "./date";
export * from "./date_time";
export * from "./zoned_time";
