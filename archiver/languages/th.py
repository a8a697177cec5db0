"""Thai, which has no spaces: negations and numerals are sought in its running letters."""

from archiver.languages.base import Examples, Language, NegationWords, NumberWords, wordset

LANGUAGE = Language(
    code="th",
    name="Thai",
    script="Thai",
    quotation_marks=("“”", "‘’"),
    function_words=wordset("ท ี เ แ โ ใ ไ"),
    negations=NegationWords(
        unspaced="ไม่ว่า|(?P<found>ไม่|มิได้|มิใช่|ไร้|ปราศจาก|ห้าม|อย่า(?!ง))",
    ),
    numbers=NumberWords(
        unspaced=(
            "(?:มกรา|มีนา|พฤษภา|กรกฎา|สิงหา|ตุลา|ธันวา)คม|(?:เมษา|มิถุนา|กันยา|พฤศจิกา)ยน"
            "|กุมภาพันธ์"
            "|(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่สิบ|เอ็ด|ร้อย|พัน|หมื่น|แสน|ล้าน"
            "|ครึ่ง)+"
        ),
        unspaced_other="สามารถ|ห้าม|เก้าอี้|พันธ์|พันธุ์|หกล้ม|แสนสุข",
    ),
    examples=Examples(
        negations_match=("สะพานไม่เปิด", "ห้ามเข้า"),
        negations_differ=("ไม่ว่าใคร",),
        numbers_match=("สะพานสามแห่ง", "ยี่สิบคน"),
        numbers_differ=("เขาสามารถทำ",),
        sentences=("สะพานในเมืองปิดมาหลายปีแล้ว",),
    ),
)
