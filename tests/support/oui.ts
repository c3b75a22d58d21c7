const HEADINGS = 'Registry,Assignment,Organization Name,Organization Address';

/** Assignments as the IEEE publishes them, of vendors, of nobody known and of look-alikes. */
export const OUI_CSV = `${HEADINGS}\r
MA-L,00259E,"HUAWEI TECHNOLOGIES CO.,LTD","No.2 Xin Cheng Road, Room R6,Songshan Lake\nDongguan CN"\r
MA-L,286ED4,"HUAWEI TECHNOLOGIES CO.,LTD",D1-4 Dongguan CN 523808 \r
MA-L,F4BD9E,"Cisco Systems, Inc",80 West Tasman Drive San Jose CA US 94568 \r
MA-L,3C4645,"Shanghai Infinity Wireless Technologies Co.,Ltd.",Shanghai CN \r
MA-L,00E06D,Naztec Inc.,Sugar Land TX US \r
MA-L,080030,NETWORK RESEARCH CORPORATION,Oxnard CA US \r
MA-L,080030,"Cisco Systems, Inc",San Jose CA US \r
MA-L,741AE0,IEEE Registration Authority,Piscataway NJ US 08554 \r
CID,0A0A0A,"Cisco Systems, Inc",San Jose CA US \r
`;

/** Blocks of 28 bits within what the registry above leaves to the IEEE. */
export const MAM_CSV = `${HEADINGS}\r
MA-M,741AE09,Private,\r
MA-M,741AE01,zte corporation,Shenzhen CN \r
`;

/** Blocks of 36 bits. */
export const OUI36_CSV = `${HEADINGS}\r
MA-S,741AE0155,Nokia Solutions and Networks GmbH & Co. KG,Munich DE \r
MA-S,70B3D5F2F,TELEPLATFORMS,Moscow RU \r
`;

/** The same as text, as the IEEE published it first. */
export const OUI_TXT = `OUI/MA-L                                                    Organization
company_id                                                  Organization
                                                            Address

00-25-9E   (hex)\t\tHUAWEI TECHNOLOGIES CO.,LTD
00259E     (base 16)\t\tHUAWEI TECHNOLOGIES CO.,LTD
\t\t\t\tNo.2 Xin Cheng Road
\t\t\t\tDongguan    523808
\t\t\t\tCN

F4-BD-9E   (hex)\t\tCisco Systems, Inc
F4BD9E     (base 16)\t\tCisco Systems, Inc
\t\t\t\t80 West Tasman Drive
\t\t\t\tSan Jose  CA  94568
\t\t\t\tUS
`;

/** Blocks within numbers, as text. */
export const MAM_TXT = `OUI                                                         Organization
OUI-28/MA-M Range                                           Organization
                                                            Address

74-1A-E0   (hex)\t\tPrivate
900000-9FFFFF     (base 16)\t\tPrivate

70-B3-D5   (hex)\t\tTELEPLATFORMS
F2F000-F2FFFF     (base 16)\t\tTELEPLATFORMS
\t\t\t\tMoscow

00-50-C2   (hex)\t\tDEUTA-WERKE GmbH
7D5000-7D5FFF     (base 16)\t\tDEUTA-WERKE GmbH
`;
