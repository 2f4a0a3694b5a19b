-- What somebody who reads meters would not believe.
SET search_path = metrics;
WITH claims(claim, violations) AS (
  SELECT 'each kind has its unit', count(*) FROM "Sensors" WHERE "Unit" IS DISTINCT FROM
    CASE "Kind" WHEN 'Temperature' THEN '°C' WHEN 'Humidity' THEN '%' WHEN 'CO2' THEN 'ppm' ELSE 'kW' END
  UNION ALL SELECT 'a unit is spelt as the condition has it', count(*) FROM device_models
    WHERE unit <> CASE sensor_type WHEN 'temperature' THEN 'celsius' WHEN 'pressure' THEN 'hPa' ELSE 'dBA' END
  UNION ALL SELECT 'bounds are of the kind', count(*) FROM "Sensors" WHERE "Kind" = 'Humidity' AND ("MinThreshold" < 0 OR "MaxThreshold" > 100)
    OR "Kind" = 'CO2' AND "MaxThreshold" < 500 OR "Kind" = 'Temperature' AND ("MinThreshold" < -40 OR "MaxThreshold" > 60)
  UNION ALL SELECT 'readings lie within the bounds', count(*) FROM "Readings" r JOIN "Sensors" s USING ("SensorId")
    WHERE "Value" NOT BETWEEN "MinThreshold" AND "MaxThreshold"
  UNION ALL SELECT 'alarms are within the bounds', count(*) FROM "Rules" r JOIN "Sensors" s USING ("SensorId")
    WHERE "Threshold" NOT BETWEEN "MinThreshold" AND "MaxThreshold"
  UNION ALL SELECT 'values are of the kind two keys away', count(*) FROM measurements JOIN devices USING (device_id)
    JOIN device_models USING (model_id) WHERE value NOT BETWEEN range_min AND range_max)
SELECT claim || '|' || violations FROM claims;
