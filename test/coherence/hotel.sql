-- A hotel chain's booking system, camelCase as an ORM writes it.
CREATE SCHEMA hotel;
SET search_path = hotel;

CREATE TABLE "Hotel" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "name" text NOT NULL,
  "starRating" int CHECK ("starRating" BETWEEN 1 AND 5),
  "address" text, "city" text, "country" text,
  "checkInTime" time DEFAULT '15:00', "checkOutTime" time DEFAULT '11:00',
  "createdAt" timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE "RoomType" (
  "id" serial PRIMARY KEY,
  "hotelId" uuid NOT NULL REFERENCES "Hotel",
  "name" text NOT NULL,
  "maxGuests" int NOT NULL,
  "pricePerNight" numeric(10, 2) NOT NULL
);
CREATE TABLE "Room" (
  "id" serial PRIMARY KEY,
  "hotelId" uuid NOT NULL REFERENCES "Hotel",
  "roomTypeId" int NOT NULL REFERENCES "RoomType",
  "roomNumber" text NOT NULL,
  "floor" int,
  "status" text NOT NULL DEFAULT 'available',
  UNIQUE ("hotelId", "roomNumber")
);
CREATE TABLE "Guest" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "firstName" text NOT NULL,
  "lastName" text NOT NULL,
  "email" text UNIQUE,
  "phone" text,
  "dateOfBirth" date,
  "nationality" text,
  "passportNumber" text,
  "loyaltyPoints" int NOT NULL DEFAULT 0,
  "createdAt" timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE "Booking" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "confirmationCode" varchar(12) NOT NULL UNIQUE,
  "guestId" uuid NOT NULL REFERENCES "Guest",
  "roomId" int NOT NULL REFERENCES "Room",
  "checkIn" date NOT NULL,
  "checkOut" date NOT NULL,
  "nights" int NOT NULL,
  "adults" int NOT NULL DEFAULT 1,
  "children" int NOT NULL DEFAULT 0,
  "status" text NOT NULL DEFAULT 'confirmed' CHECK ("status" IN ('pending', 'confirmed', 'checked_in', 'checked_out', 'cancelled', 'no_show')),
  "totalPrice" numeric(10, 2) NOT NULL,
  "bookedAt" timestamptz NOT NULL,
  "cancelledAt" timestamptz,
  CHECK ("checkOut" > "checkIn")
);
CREATE TABLE "Payment" (
  "id" serial PRIMARY KEY,
  "bookingId" uuid NOT NULL REFERENCES "Booking",
  "amount" numeric(10, 2) NOT NULL,
  "method" text NOT NULL,
  "status" text NOT NULL,
  "paidAt" timestamptz
);
CREATE TABLE "Review" (
  "id" serial PRIMARY KEY,
  "bookingId" uuid NOT NULL UNIQUE REFERENCES "Booking",
  "rating" int NOT NULL CHECK ("rating" BETWEEN 1 AND 5),
  "comment" text,
  "createdAt" timestamptz NOT NULL
);
