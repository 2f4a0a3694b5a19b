-- What is measured: units and numbers follow the kind that a label names, in the row, in its parent, and beyond.
CREATE SCHEMA metrics;
SET search_path = metrics;
CREATE TABLE "Sensors" ("SensorId" serial PRIMARY KEY, "Kind" varchar(14) NOT NULL CHECK ("Kind" IN ('Temperature', 'Humidity', 'CO2', 'Power')),
  "Unit" varchar(8) NOT NULL, "%" text, "MinThreshold" numeric(10, 2), "MaxThreshold" numeric(10, 2), CHECK ("MaxThreshold" > "MinThreshold"));
CREATE TABLE "Readings" ("ReadingId" serial PRIMARY KEY, "SensorId" int NOT NULL REFERENCES "Sensors", "RecordedAt" timestamptz NOT NULL,
  "Value" numeric(10, 2) NOT NULL);
CREATE TABLE "Rules" ("RuleId" serial PRIMARY KEY, "SensorId" int NOT NULL REFERENCES "Sensors", "Threshold" numeric(10, 2) NOT NULL);
CREATE TABLE device_models (model_id serial PRIMARY KEY, sensor_type text NOT NULL CHECK (sensor_type IN ('temperature', 'pressure', 'noise')),
  unit text NOT NULL CHECK (unit IN ('celsius', 'hPa', 'dBA')), range_min numeric(8, 2) NOT NULL, range_max numeric(8, 2) NOT NULL);
CREATE TABLE devices (device_id serial PRIMARY KEY, model_id int NOT NULL REFERENCES device_models, serial_no text NOT NULL);
CREATE TABLE measurements (measurement_id serial PRIMARY KEY, device_id int NOT NULL REFERENCES devices, measured_at timestamp NOT NULL,
  value numeric(8, 2) NOT NULL);
