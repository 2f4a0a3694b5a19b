// The templates of every meaning that is a text. The syntax of slots is in semantic_template.hpp; a line
// that begins with "3*" counts three times.
#include "generate/semantic_text.hpp"

namespace synthgen::generate {

namespace {

struct Entry {
  std::string_view semantic;
  std::string_view templates;
};

constexpr Entry kEntries[] = {
    // People.
    {"person.given_name", "{given_name}"},
    {"person.family_name", "{family_name}"},
    {"person.middle_name", "{2:given_name}"},
    {"person.middle_initial", "{2:given_name|first}."},
    {"person.initials", "{given_name|first}{family_name|first}"},
    {"person.full_name", "{given_name} {family_name}"},
    {"person.sort_name", "{family_name}, {given_name}"},
    {"person.nick_name", "{given_name}\n{adjective|head}{animal|slug}"},
    {"person.title", "{title}"},
    {"person.suffix", "{name_suffix}"},
    {"person.sex", "{sex|head}"},
    {"person.sex_code", "{sex.1}"},
    {"person.email",
     "4*{given_name|slug}.{family_name|slug}{n}@{email_domain}\n"
     "2*{given_name|initial}{family_name|slug}{n}@{email_domain}\n"
     "{given_name|slug}{n}@{email_domain}"},
    {"person.user_name", "2*{given_name|slug}{family_name|slug}{n}\n{given_name|slug}_{family_name|slug}{n}"},
    {"person.nationality",
     "9*American\n2*British\nCanadian\nIrish\nAustralian\n2*French\nGerman\nItalian\nMexican\n5*{"
     "nationality}"},
    {"person.marital_status", "{marital_status}"},
    {"person.marital_code", "{marital_status.1}"},
    {"person.blood_type", "{blood_type}"},
    {"person.relation", "{family_relation|head}"},
    {"person.job_title", "{job_title}"},
    {"person.role", "{project_role}"},
    {"person.degree", "{degree}"},
    {"person.university", "{university}"},
    {"person.hobby", "{hobby}"},
    {"person.biography",
     "{given_name} {family_name} grew up in {2:city} and now lives in {city}, {city.1}. After years of work "
     "in "
     "{industry|lower}, {given_name} turned to {hobby} and writing.\n"
     "Born in {2:city}, {2:city.1}, {given_name} {family_name} studied at {university} and has worked in "
     "{industry|lower} ever since. Outside work there is time for {hobby} and {2:hobby}.\n"
     "{given_name} {family_name} has spent more than {10~30} years around {industry|lower}. A graduate of "
     "{university}, "
     "{given_name} lives in {city} and enjoys {hobby}.\n"
     "Raised in {2:city}, {given_name} {family_name} began with {hobby} and went on to a career in "
     "{industry|lower}."},
    {"person.pet_name", "{pet_name}"},

    // Places. The city's row holds its state, postcode and area code.
    {"place.address",
     "5*{1~9899} {street_name} {street_suffix}\n"
     "{1~989} {street_name} {street_suffix}, {secondary_address} {1~29}"},
    {"place.full_address", "{1~9899} {street_name} {street_suffix}, {city}, {city.2} {city.3}"},
    {"place.address2", "{secondary_address} {1~450}"},
    {"place.street", "{street_name} {street_suffix}"},
    {"place.house_number", "{1~9899}"},
    {"place.city", "{city}"},
    {"place.state", "{city.1}"},
    {"place.state_code", "{city.2}"},
    {"place.postal_code", "{city.3}"},
    {"place.country", "United States"},
    {"place.country_code", "US"},
    {"place.country_code3", "USA"},
    {"place.location", "{city}, {city.2}"},
    {"place.region", "{city.1}"},
    {"place.continent", "North America"},
    {"place.phone", "({city.7}) 555-01{00-99}"},
    {"place.time_zone", "America/New_York\nAmerica/Chicago\nAmerica/Denver\nAmerica/Los_Angeles"},
    {"place.coordinates", "{city.5}, {city.6}"},
    {"place.building", "{building_name}"},
    {"place.room", "{1~9}{01-29}"},
    {"place.branch", "{branch_name} Branch"},
    {"geo.country", "{country}"},
    {"geo.country_code", "{country.1}"},
    {"geo.country_code3", "{country.2}"},
    {"geo.calling_code", "{country.5}"},
    {"geo.city", "{city}"},
    {"geo.state", "{state}"},
    {"geo.state_code", "{state.1}"},
    {"geo.continent",
     "Africa\n"
     "Antarctica\n"
     "Asia\n"
     "Europe\n"
     "North America\n"
     "Oceania\n"
     "South America"},
    {"geo.capital", "{country.6}"},

    // Companies. The first word of the name is the domain's.
    {"company.name",
     "3*{company_word} {company_trade} {company_suffix}\n2*{company_word} {company_suffix}\n"
     "{company_word} & {family_name} {company_suffix}\n{company_word} {company_trade}"},
    {"company.domain", "{company_word|slug}.example\n{company_word|slug}{company_trade|slug}.example"},
    {"company.website", "https://www.{company_word|slug}{n}.example"},
    {"company.email",
     "3*info{n}@{company_word|slug}.example\ncontact{n}@{company_word|slug}.example\n"
     "office{n}@{company_word|slug}.example"},
    {"company.industry", "{company_trade.1}"},
    {"company.slogan", "{catch_phrase}"},
    {"company.publisher", "{publisher_word} {publisher_suffix}"},
    {"company.restaurant",
     "3*{restaurant_word} {restaurant_suffix}\nThe {restaurant_word} {restaurant_suffix}\n"
     "{family_name}'s {restaurant_suffix}"},
    {"company.hotel", "{hotel_word} {hotel_suffix}"},
    {"company.bank", "{bank}"},
    {"company.airline", "{airline}"},
    {"company.airline_code", "{airline.1}"},
    {"company.school", "{university}"},
    {"company.team", "{city} {team_name}"},
    {"company.department", "{department}"},
    {"company.hospital_department", "{hospital_department}"},
    {"company.lead_source", "{lead_source|head}"},
    {"company.segment", "{customer_segment|head}"},

    // Products, dishes and other things.
    {"product.name",
     "3*{product_adjective} {product_noun}\n2*{product_material} {product_noun}\n"
     "{product_adjective} {product_material} {product_noun}"},
    {"product.category", "{product_noun.1}"},
    {"product.material", "{product_material}"},
    {"product.color", "{color}"},
    {"product.size", "{size}"},
    {"product.brand", "{company_word}"},
    {"product.unit", "{unit_of_measure}"},
    {"product.description",
     "{product_adjective} {product_noun|lower} for everyday use. Easy to clean and made to last.\n"
     "{product_noun} with careful details and a two-year warranty.\n"
     "Our {product_adjective|lower} {product_noun|lower}: ready to use, simple to store.\n"
     "{product_noun}, simple in design and solid in workmanship.\n"
     "{product_noun} in recycled packaging. A favorite of our customers.\n"
     "{product_adjective} {product_noun|lower}, tested for quality and ready to ship."},
    {"food.dish", "4*{dish}\n{dish_adjective} {dish}"},
    {"food.dish_description",
     "Made fresh to order.\nA house favorite since we opened.\nRecommended by our chef.\nPopular with our "
     "regulars.\nPrepared daily in our own kitchen.\nOur own recipe.\nA customer favorite.\nA classic, done "
     "our way.\nSimple, fresh and generous.\nMade in small batches.\nA seasonal choice.\nAsk about today's "
     "variation.\nServed all day.\nAvailable in two sizes.\nMade with ingredients from local farms.\nA "
     "family "
     "recipe from {city}."},
    {"food.ingredient", "{ingredient|head}"},
    {"food.cuisine", "{cuisine}"},
    {"food.menu_category", "{menu_category}"},
    {"food.instructions",
     "No {ingredient}, please.\nAllergic to {allergy|lower}.\nExtra {spice} on the side.\nPlease leave at "
     "the "
     "door.\n"
     "Call on arrival.\nNo onions.\nSauce on the side.\nMild, not spicy.\nRing the bell twice."},
    {"thing.animal", "{animal}"},
    {"thing.vehicle", "{car_make}"},
    {"thing.vehicle_make", "{car_model.1}"},
    {"thing.vehicle_model", "{car_model}"},
    {"thing.aircraft",
     "5*Airbus A320\n4*Boeing 737-800\n3*Airbus A321\n2*Airbus A319\n2*Embraer E190\n2*Boeing 787-9\nAirbus "
     "A350-900\nBoeing 777-300ER\nAirbus A330-300\nATR 72-600\nEmbraer E175\nAirbus A220-300"},
    {"thing.vehicle_type", "{vehicle_type}"},
    {"thing.medication", "{medication|head}"},
    {"thing.dosage", "{medication.1}"},
    {"thing.diagnosis", "{diagnosis}"},
    {"thing.diagnosis_code", "{diagnosis.1}"},
    {"thing.specialty", "{medical_specialty}"},
    {"thing.allergy", "{allergy|head}"},
    {"thing.course", "{school_subject}\n{course_level} {school_subject}"},
    {"thing.subject", "{school_subject}"},
    {"thing.sport", "{sport}"},
    {"thing.event", "{event_title}"},
    {"thing.airport", "{airport.1}"},
    {"thing.airport_code", "{airport}"},
    {"thing.room_type", "{room_type}"},
    {"thing.property_type", "{property_type|head}"},
    {"thing.amenity", "{amenity}"},
    {"thing.project", "{project_word} {project_type}"},
    {"thing.device", "{device_type|head}"},
    {"thing.breed", "{dog_breed}"},
    {"thing.language", "{language}"},
    {"thing.programming_language", "{programming_language}"},
    {"thing.instrument", "{instrument}"},

    // Works.
    {"work.title",
     "5*The {book_title_adjective} {book_title_noun}\n2*{book_title_adjective} {book_title_noun}\n"
     "2*The {book_title_noun} of {2:book_title_noun}\n2*{book_title_noun} and {2:book_title_noun}\n"
     "The {book_title_noun} in the {2:book_title_noun}\nBeyond the {book_title_adjective} {book_title_noun}\n"
     "A {book_title_noun} for the {2:book_title_noun}\nBefore the {book_title_noun}"},
    {"work.genre", "{book_genre}"},
    {"work.music_genre", "{music_genre}"},
    {"work.edition", "5*1st edition\n3*2nd edition\n2*3rd edition\nRevised edition\n4th edition"},
    {"work.rating", "G\n2*PG\n3*PG-13\n2*R"},
    {"work.format", "4*Paperback\n3*Hardcover\n2*E-book\nAudiobook"},

    // Prose.
    {"text.description",
     "Covers every {noun} that matters, from planning to review.\n"
     "Brings {noun} and {2:noun} together in one place.\n"
     "The {adjective} choice where {noun} counts.\n"
     "Gives a clear view of the {noun} and what follows from it.\n"
     "Keeps the {noun} simple and the {2:noun} on schedule.\n"
     "Explains the {noun} step by step, with examples.\n"
     "Replaces the old {noun}; see the notes for what has changed."},
    {"text.title",
     "Getting started with {noun}\n"
     "What we learned about {noun}\n"
     "A closer look at {noun} and {2:noun}\n"
     "The {adjective} {noun}: a short guide\n"
     "Why {noun} matters\n"
     "Better {noun} in five steps\n"
     "Questions about {noun}, answered\n"
     "Planning the next {noun}"},
    {"text.subject",
     "Question about the {noun}\n"
     "Update on your {noun}\n"
     "Re: the {adjective} {noun}\n"
     "Your {noun} is ready\n"
     "Problem with the {noun}\n"
     "Meeting about the {noun}\n"
     "Please review the {noun}"},
    {"text.comment",
     "Thanks, this was very helpful.\nLooks good to me.\nCould you check the {noun} once more?\nI agree with "
     "the {adjective} part.\n"
     "We should talk about the {noun} next week.\nThis works well, but the {noun} needs a second look.\n"
     "Great progress since the last {noun}.\nPlease update the {noun} before Friday.\nDone, see the {noun} "
     "for details."},
    {"text.note",
     "Called about the {noun}; will call back.\nSent a reminder about the {noun}.\nPrefers contact by "
     "e-mail.\n"
     "Checked the {noun}, no issues found.\nWaiting for the {noun}.\nNeeds a follow-up next month.\nSee the "
     "{noun} on file."},
    {"text.message",
     "Hi, is the {noun} still available?\n"
     "Thanks for the {adjective} {noun}!\n"
     "Can we move the {noun} to tomorrow?\n"
     "I have sent you the {noun}.\n"
     "See you at the {noun}.\n"
     "Let me know when the {noun} is ready.\n"
     "On my way.\n"
     "Sounds good, talk to you later."},
    {"text.review",
     "+:Great food and friendly service. We loved the {dish}.\n+:Lovely place, we will come again. Try the "
     "{dish}.\n+:Everything arrived fresh and on time. The {dish} was excellent.\n+:Came for the {dish} and "
     "stayed for dessert.\n+:Portions are generous, prices fair. Five stars for the {dish}.\n+:The best "
     "{dish} in {city}.\n+:Our table was ready, the staff attentive, the {dish} perfect.\n+:Cozy room, kind "
     "people and a wonderful {dish}.\n+:Third visit this month and still impressed.\n+:The {dish} tasted "
     "homemade. Highly recommended.\n"
     "=:Good value, but the wait was long.\n=:The {dish} could have used more seasoning, but the staff made "
     "up for it.\n=:Decent {dish}, nothing special.\n=:Fine for a quick lunch. The {dish} was average.\n"
     "=:Nice room, slow kitchen.\n"
     "-:Disappointing. The {dish} was cold and the order incomplete.\n-:We waited an hour and the {dish} was "
     "overcooked.\n-:Rude service and a bill that did not add up.\n-:The {dish} was bland and overpriced.\n"
     "-:Would not order the {dish} again."},
    {"text.product_review",
     "+:Exactly what I needed. Works as described.\n+:Good quality for the price.\n+:Arrived quickly and "
     "well "
     "packed.\n+:I would buy it again.\n+:Better than I expected.\n+:Sturdy, simple and easy to use.\n+:A "
     "gift for my family, and everybody likes it.\n+:Five stars. It has been in daily use for {2~18} "
     "months.\n"
     "=:The material feels cheap, but it does the job.\n=:Instructions could be clearer.\n=:Okay for the "
     "price, nothing more.\n=:Works, although the color differs from the picture.\n"
     "-:Stopped working after {2~9} weeks.\n-:Broke on the first day. I sent it back.\n-:Not as described, "
     "and support never answered.\n-:Poor quality. Save your money."},
    {"text.performance",
     "+:Exceeded expectations in a demanding year.\n+:Delivered the {project_word} {project_type|lower} on "
     "time; communication is clear.\n+:Reliable and well organized, with good feedback from "
     "{department}.\n+:Takes responsibility and helps others grow.\n+:Strong technical work; ready for a "
     "larger role.\n"
     "=:Meets goals and supports the team.\n=:Solid work overall. Should delegate more.\n=:Good progress on "
     "the {project_word} {project_type|lower}, with some delays.\n"
     "-:Needs to improve planning of larger tasks.\n-:Missed several deadlines of the {project_word} "
     "{project_type|lower}.\n-:Communication with {department} has to get better.\n-:Below expectations; an "
     "improvement plan was agreed."},
    {"text.goal",
     "Lead the {project_word} {project_type|lower} and share results every month.\nComplete training in "
     "{2:industry|lower}.\n"
     "Reduce response time by {5~30} percent.\nMentor one new colleague in {department}.\n"
     "Document the main processes of {department}.\nImprove customer satisfaction by {2~15} points."},
    {"text.project",
     "Replaces the current {business_process} tool and trains {department} in the new one.\nShortens "
     "{business_process} from {5~20} days to {1~4}.\nBrings {business_process} and {2:business_process} of "
     "all "
     "sites into one system.\nAutomates {business_process} for {department}.\nMoves {business_process} to "
     "the "
     "cloud without downtime.\nReviews {business_process} with {department} and cuts its cost by {5~30} "
     "percent.\nIntroduces common standards for {business_process}.\nSets up {business_process} for a new "
     "region, together with {department}.\nImproves the quality of {business_process} data."},
    {"text.body",
     "The {noun} is easy to overlook. Yet the {2:noun} depends on it, and a careful start shows quickly. "
     "This is how we approach it.\n"
     "We started with one simple {noun}. A month later the {2:noun} looked {adjective}, and the team had "
     "learned to plan with care.\n"
     "There are many ways to think about {noun}. Most of them work, some are {adjective}, and few are worth "
     "the effort. Here is ours.\n"
     "Last week we looked at the {noun} again. The results were {adjective}, so we wrote down what helped "
     "and what did not."},
    {"text.question",
     "How do I change the {noun}?\n"
     "What is the best way to plan the {noun}?\n"
     "Why is my {noun} {adjective}?\n"
     "Can I go on without the {noun}?\n"
     "Where do I find the {adjective} {noun}?"},
    {"text.answer",
     "Check the {noun} first, then try again.\n"
     "Yes, as long as the {noun} is {adjective}.\n"
     "You will find it under the {noun} settings.\n"
     "No, the {noun} does not allow that."},
    {"text.reason",
     "Changed plans\nFound a better price\nDuplicate entry\nCustomer request\nNo longer needed\nWrong "
     "address\n"
     "Moved away\nSchedule conflict\nQuality issue"},
    {"text.error",
     "connection timed out after {1~30} seconds\nrecord {1~99999} not found\npermission denied for {noun}\n"
     "unexpected value for {noun}\nservice unavailable, will retry"},
    {"text.alt",
     "The {adjective} {noun}\n"
     "View of the {noun} and the {2:noun}"},
    {"text.name", "{adjective|head} {noun}"},
    {"text.short_name", "{noun|head}"},
    {"text.tag", "{tag}"},
    {"text.category", "{product_category}"},
    {"text.keywords", "{noun}, {2:noun}, {3:noun}"},
    {"text.hours",
     "4*9:00 AM - 5:00 PM\n2*9:00 AM - 6:00 PM\n2*10:00 AM - 8:00 PM\n8:00 AM - 6:00 PM\n9:00 AM - 8:00 "
     "PM\n"
     "7:00 AM - 3:00 PM\n10:00 AM - 6:00 PM"},
    {"text.weekday", "{weekday}"},
    {"text.month", "{month}"},
    {"text.season", "{season|head}"},
    {"text.semester", "{semester} {2021-2025}"},

    // The network.
    {"internet.url",
     "https://www.{company_word|slug}.example/{noun|slug}{-n}\nhttps://example.com/{noun|slug}/"
     "{2:noun|slug}{n}\n"
     "https://example.org/{noun|slug}-{2:noun|slug}{-n}"},
    {"internet.image_url", "https://images.example.com/{noun|slug}/{x8}{-n}.jpg"},
    {"internet.domain", "{company_word|slug}{n}.example"},
    {"internet.host", "{domain_label}{-n}.example.net"},
    {"internet.slug", "{adjective|slug}-{noun|slug}{-n}"},
    {"internet.ipv4", "192.0.2.{1~254}\n198.51.100.{1~254}\n203.0.113.{1~254}"},
    {"internet.ipv6", "2001:db8:{x4}:{2:x4}:{3:x4}:{4:x4}:{5:x4}:{6:x4}"},
    {"internet.mac", "02:{x2}:{2:x2}:{3:x2}:{4:x2}:{5:x2}"},
    {"internet.user_agent", "{user_agent}"},
    {"internet.browser", "{browser}"},
    {"internet.operating_system", "{operating_system}"},
    {"internet.device", "{device_type}"},
    {"internet.http_method", "{http_method}"},
    {"internet.log_level", "{log_level}"},
    {"internet.event_name", "{event_name}"},
    {"internet.token", "{x15}{2:x15}{3:x2}\n{x15}{2:x1}\n{x8}"},
    {"internet.api_key", "sk_test_{x12}{2:x12}"},
    {"internet.sha256", "{x15}{2:x15}{3:x15}{4:x15}{5:x4}\n{x15}{2:x15}{3:x10}\n{x15}{2:x15}{3:x2}"},
    {"internet.password_hash", "$2b$12${x15}{2:x15}{3:x15}{4:x8}\n{x15}{2:x15}{3:x2}"},
    {"internet.salt", "{x15}{2:x1}\n{x8}"},
    {"internet.uuid", "{x8}-{x4}-4{x3}-a{2:x3}-{x12}"},
    {"internet.path", "/srv/{noun|slug}/{2:noun|slug}{-n}.{file_extension}"},
    {"internet.file_name", "{adjective|slug}-{noun|slug}{n}.{file_extension}"},
    {"internet.file_extension", "{file_extension}"},
    {"internet.mime_type", "{mime_type}"},
    {"internet.locale", "en-US"},
    {"internet.language", "8*English\n2*Spanish\nFrench\nGerman\n2*{language}"},
    {"internet.language_code", "8*en\n2*es\nfr\nde\n2*{language.1}"},
    {"internet.version", "{0~4}.{0~19}.{2:0~9}"},
    {"internet.color", "#{X6}"},
    {"internet.color_name", "{color}"},
    {"internet.permission", "{permission}"},
    {"internet.role", "{role}"},
    {"internet.external_id", "{A2|lower}_{x12}\n{x8}"},
    {"internet.key", "{domain_label}.{noun|slug}{_n}"},
    {"internet.md5", "{x15}{2:x15}{3:x2}\n{x8}"},
    {"internet.user_handle", "{given_name|slug}{family_name|slug}{n}\n{given_name|slug}_{animal|slug}{n}"},
    {"internet.algorithm", "3*sha256\n2*ed25519\naes-256-gcm\nrsa-sha256\nhmac-sha512"},
    {"internet.auth_method", "5*password\n2*google\ngithub\nsaml\n2*oauth2\nwebauthn"},
    {"internet.protocol", "6*https\nhttp\nsftp\nwss"},
    {"internet.environment", "5*production\n3*staging\n2*development\ntest"},
    {"internet.branch", "5*main\n2*develop\nfeature/{noun|slug}{-n}\nfix/{noun|slug}{-n}"},
    {"internet.repository", "{company_word|slug}/{adjective|slug}-{noun|slug}{-n}"},
    {"internet.sort", "3*asc\n2*desc"},
    {"internet.cron", "0 {0~23} * * *\n*/{5~30} * * * *\n{0~59} {0~23} * * 1"},
    {"internet.credential", "MIIB{A12}{2:A12}{3:A12}{x12}"},
    {"internet.hex", "0x{x15}{2:x15}{3:x10}\n{x8}"},
    {"internet.blurhash", "L{A6}{x6}{A6}{2:x6}"},
    {"text.json",
     "mode=standard; retries={1~9}; timeout={5~60}\nlanguage=en; theme=light\nenabled=true; limit={10~99}"},
    {"text.code", "value > {1~99}\nstatus = 'active'\nid in ({1~99}, {100~999})\nname like '{A2}%'"},
    {"text.xml", "<entry><name>{noun}</name><value>{1~999}</value></entry>"},
    {"text.log",
     "finished in {1~90} seconds without errors\nprocessed {1~9999} records, skipped {2:0~9}\nstarted by "
     "schedule"},
    {"text.phrase", "works together with\nknown for the {noun}\nA {adjective} day begins with a plan"},
    {"text.value", "{adjective}\n{noun}\n{1~500}"},
    {"status.frequency", "3*daily\n3*weekly\n2*monthly\nquarterly\nyearly\nnever"},
    {"internet.user_name", "{given_name|slug}{family_name|slug}{n}"},

    // Money.
    {"finance.currency", "{currency.1}"},
    {"finance.currency_code", "3*USD\n{currency}"},
    {"finance.currency_symbol", "$"},
    {"finance.iban", "DE00{00000000-99999999}{0000000000-9999999999}{iban}"},
    {"finance.swift", "{A4}US{10-99}"},
    {"finance.card_number", "4000{00-99}{000000000-999999999}{luhn}"},
    {"finance.card_last4", "{0000-9999}"},
    {"finance.card_network", "{card_network}"},
    {"finance.account_number", "{1000000000-9999999999}\n{10000000-99999999}"},
    {"finance.routing_number", "{000000000-999999999}"},
    {"finance.payment_method", "{payment_method|head}"},
    {"finance.payment_terms", "3*Net 30\nNet 15\nNet 60\nDue on receipt"},
    {"finance.account_type", "{account_type|head}"},
    {"finance.transaction_type", "{transaction_type|head}"},
    {"finance.insurance_type", "{insurance_type|head}"},
    {"finance.benefit",
     "3*Health insurance\n2*Dental insurance\n2*Retirement plan\nVision insurance\nLife insurance\n"
     "Commuter allowance\nDisability insurance\nTuition assistance"},
    {"finance.plan", "{subscription_plan}"},
    {"finance.billing_period", "{billing_period|head}"},

    // Codes: enumerated, so as good for unique columns as for others.
    {"code.isbn",
     "978-0-{000-999}-{00000-99999}-{ean}\n9780{00000000-99999999}{ean}\n0{00000000-99999999}{isbn10}"},
    {"code.isbn10", "0{00000000-99999999}{isbn10}"},
    {"code.issn", "{1000-9999}-{2:0000-9999}"},
    {"code.ean", "20{0000000000-9999999999}{ean}\n2{000000-999999}{ean}"},
    {"code.sku", "{A3}-{00000-99999}\n{A2}{0000-9999}\n{A4}\n{A3}\n{A2}"},
    {"code.serial", "SN{A2}{00000000-99999999}\n{A2}{000000-999999}\n{A4}"},
    {"code.license", "{A1}{0000000-9999999}\n{A1}{00000-99999}\n{A4}"},
    {"code.plate", "{A3}-{0000-9999}\n{A3}{000-999}"},
    {"code.vin", "1HG{A2}{00000-99999}{2:000000-999999}A"},
    {"code.imei", "35{000000000000-999999999999}{luhn}"},
    {"code.invoice", "INV-{000000-999999}\nI{0000000-9999999}\nI{00000-99999}"},
    {"code.order", "ORD-{000000-999999}\nO{0000000-9999999}\nO{00000-99999}"},
    {"code.reference", "{A2}{00000000-99999999}\n{A2}{000000-999999}\n{A2}{0000-9999}\n{A4}\n{A3}\n{A2}"},
    {"code.tracking", "1Z{A3}{0000000000-9999999999}\n{A2}{00000000-99999999}"},
    {"code.ticket", "TKT-{000000-999999}\nT{00000-99999}"},
    {"code.flight", "{A2}{1000-9999}"},
    {"code.seat", "{10-42}{A1}"},
    {"code.gate", "{A1}{10-48}"},
    {"code.booking", "{A6}"},
    {"code.coupon", "SAVE{A4}{10-99}\n{A4}{10-99}"},
    {"code.promotion", "{A4}{10-99}"},
    {"code.batch", "LOT{A1}{000000-999999}\n{A1}{000000-999999}"},
    {"code.ssn", "900-{10-69}-{0000-9999}\n900{10-69}{0000-9999}"},
    {"code.tax_id", "{10-99}-{0000000-9999999}\n{100000000-999999999}"},
    {"code.passport", "{A1}{00000000-99999999}\n{A1}{0000000-9999999}"},
    {"code.employee", "E{00000000-99999999}\nE{00000-99999}"},
    {"code.customer", "C{00000000-99999999}\nC{00000-99999}\n{A5}"},
    {"code.medical_record", "MRN{00000000-99999999}\n{00000000-99999999}"},
    {"code.policy", "POL-{00000000-99999999}\nP{00000000-99999999}"},
    {"code.course", "{A4}{1000-4999}\n{A3}{100-499}"},
    {"code.isrc", "US{A3}{00-24}{00000-99999}"},
    {"code.ticker", "{A4}\n{A3}"},
    {"code.pin", "{000000-999999}\n{0000-9999}"},
    {"code.commit", "{x15}{2:x15}{3:x10}"},
    {"code.device", "DEV-{X8}\n{X8}"},

    // States of things.
    {"status.any", "{status|head}"},
    {"status.account", "6*Active\n2*Inactive\nSuspended\nClosed"},
    {"status.order", "{order_status|head}"},
    {"status.payment", "{payment_status|head}"},
    {"status.task", "{task_status}"},
    {"status.ticket", "{ticket_status|head}"},
    {"status.approval", "{approval_status|head}"},
    {"status.appointment", "{appointment_status|head}"},
    {"status.reservation", "{reservation_status|head}"},
    {"status.employment", "{employment_type|head}"},
    {"status.condition", "{condition_status|head}"},
    {"status.priority", "{priority|head}"},
    {"status.severity", "{severity|head}"},
    {"status.membership", "{membership_type|head}"},
    {"status.tier", "{loyalty_tier}"},
    {"status.shipping", "{shipping_method|head}"},
    {"status.type", "3*Standard\nPremium\nBasic\nInternal\nExternal\nCustom"},
    {"status.level", "{seniority}"},
    {"status.grade", "{grade}"},
    {"status.device", "5*online\noffline\nmaintenance\nerror"},
    {"status.loan", "3*Checked Out\n5*Returned\nOverdue\nRenewed"},
    {"status.availability", "3*Available\nBusy\nUnavailable"},
    {"status.job", "6*completed\nrunning\nqueued\nfailed"},
    {"status.visibility", "3*public\nprivate\ninternal"},
    {"status.flag", "3*Y\nN"},
};

}  // namespace

std::string_view semantic_templates(std::string_view semantic) {
  for (const Entry& entry : kEntries) {
    if (entry.semantic == semantic) return entry.templates;
  }
  return {};
}

}  // namespace synthgen::generate
